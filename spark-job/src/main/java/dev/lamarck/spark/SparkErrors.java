package dev.lamarck.spark;

import dev.lamarck.conf.ConfException;
import dev.lamarck.evaluate.Demand;
import dev.lamarck.evaluate.MachineException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

final class SparkErrors {

    private SparkErrors() {}

    static GenomeGoneException genomeGone(Order.Spot spot, List<String> files) {
        return new GenomeGoneException(
                "Cannot read the genome of candidate %s (generation %d, slot %d): it is in none of %s. Its data file was compacted or vacuumed since the run started; resume the run to find it again."
                        .formatted(
                                spot.id(),
                                spot.generation(),
                                spot.slot(),
                                spot.files().stream().map(files::get).toList()));
    }

    static RefusedException otherNumerics(String host, String wanted, String here) {
        return new RefusedException(
                "Executor %s computes with the numerics profile '%s', the run with '%s', and their last bits may differ. Take it out of the cluster, or set execution.any-numerics=true to accept that."
                        .formatted(host, here, wanted));
    }

    static RefusedException cannotBuild(String host, RuntimeException cause) {
        return new RefusedException(
                "Executor %s cannot build what the settings name, though the driver can: %s Are the jars on the executors too? Pass them with --jars."
                        .formatted(host, cause.getMessage()),
                cause);
    }

    static RefusedException noPlugin() {
        return new RefusedException(
                "'generation.quorum' needs the plugin dev.lamarck.spark.LamarckPlugin, which this Spark was started without. Add it to spark.plugins, or leave the quorum out.");
    }

    static IllegalStateException driverSilent(Exception cause) {
        return new IllegalStateException("The driver does not answer whether the generation is closed", cause);
    }

    static ConfException tooFewLocalCores(int wanted, String master, int cores) {
        return new ConfException(
                "An evaluation asks for %d cores, but the master %s has %d. Ask for less in 'evaluator.resources', or start with more."
                        .formatted(wanted, master, cores));
    }

    static ConfException tooFewCores(int wanted, int cores) {
        return new ConfException(
                "An evaluation asks for %d cores, but executors have %d (spark.executor.cores). Ask for less in 'evaluator.resources', give executors more, or let Spark start others with spark.dynamicAllocation.enabled=true."
                        .formatted(wanted, cores));
    }

    static ConfException tooFewGpus(double wanted, long gpus) {
        return new ConfException(
                "An evaluation asks for %s GPUs, but executors have %d (spark.executor.resource.gpu.amount). Ask for less in 'evaluator.resources', give executors more, or let Spark start others with spark.dynamicAllocation.enabled=true."
                        .formatted(wanted, gpus));
    }

    static StageException noMachine(Demand demand, long seconds, String there) {
        return new StageException(
                "No machine to evaluate on within %d s: an evaluation asks for %s, Spark has %s. Ask for less in 'evaluator.resources', bring larger machines, or wait longer with 'execution.patience'; the run can be resumed."
                        .formatted(seconds, demand.text(), there));
    }

    static StageException refused(String cause) {
        return new StageException(cause);
    }

    /** Spark tells of a task's exception in a sentence with the machine in brackets before its class. */
    private static final Pattern TROUBLE =
            Pattern.compile("\\(([^()]*)\\): " + Pattern.quote(MachineException.class.getName()) + ": (.*)");

    /** The end of a stage; where the machine is to blame, it is told what that said. */
    static StageException noProgress(int attempts, String cause) {
        Matcher trouble = TROUBLE.matcher(cause);
        return trouble.find() ? inTrouble(attempts, trouble.group(1), trouble.group(2)) : stuck(attempts, cause);
    }

    private static StageException inTrouble(int attempts, String where, String message) {
        return new StageException(
                "The stage failed %d times without getting on, last on %s. %s Finished evaluations are kept and the run can be resumed."
                        .formatted(attempts, where, message));
    }

    private static StageException stuck(int attempts, String cause) {
        return new StageException(
                "The stage failed %d times without getting on: %s. Look at the executors' logs; finished evaluations are kept and the run can be resumed."
                        .formatted(attempts, cause));
    }
}
