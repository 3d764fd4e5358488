package dev.lamarck.spark;

import dev.lamarck.conf.ConfException;
import dev.lamarck.evaluate.Demand;
import java.util.Optional;
import org.apache.spark.SparkContext;
import org.apache.spark.resource.ExecutorResourceRequests;
import org.apache.spark.resource.ResourceProfile;
import org.apache.spark.resource.ResourceProfileBuilder;
import org.apache.spark.resource.TaskResourceRequests;

/**
 * What an evaluator asks for, as Spark hands it out. Where executors come and go, the profile says what an executor needs
 * as well; where they are there from the start, it says how much of one a task takes; and a local master, which
 * knows no profiles, lets so many tasks evaluate at a time as there are cores for.
 */
final class Profiles {

    private static final String GPU = "gpu";

    private Profiles() {}

    /** The profile of a stage; nothing where tasks need nothing special, or Spark has no profiles. */
    static Optional<ResourceProfile> of(SparkContext spark, Demand demand) {
        if (demand.isNothing() || spark.isLocal()) {
            return Optional.empty();
        }
        ResourceProfileBuilder profile = new ResourceProfileBuilder();
        TaskResourceRequests task = new TaskResourceRequests();
        if (demand.cores() > 0) {
            task.cpus(demand.cores());
        }
        if (demand.gpus() > 0) {
            task.resource(GPU, demand.gpus());
        }
        profile.require(task);
        if (spark.getConf().getBoolean("spark.dynamicAllocation.enabled", false)) {
            profile.require(executors(demand));
        }
        return Optional.of(profile.build());
    }

    private static ExecutorResourceRequests executors(Demand demand) {
        ExecutorResourceRequests executors = new ExecutorResourceRequests();
        if (demand.cores() > 0) {
            executors.cores(demand.cores());
        }
        if (demand.memoryBytes() > 0) {
            executors.memoryOverhead(Math.max(1, demand.memoryBytes() >> 20) + "m");
        }
        if (demand.gpus() > 0) {
            executors.resource(GPU, (long) Math.ceil(demand.gpus()), "", "");
        }
        return executors;
    }

    /** How many batches may be evaluated at a time in this JVM, for a local master; nothing where Spark sees to it. */
    static Optional<Integer> atATime(SparkContext spark, Demand demand) {
        if (!spark.isLocal() || demand.cores() < 2) {
            return Optional.empty();
        }
        int cores = spark.defaultParallelism();
        if (demand.cores() > cores) {
            throw new ConfException(
                    "An evaluation asks for %d cores, but the master %s has %d. Ask for less in 'evaluator.resources', or start with more."
                            .formatted(demand.cores(), spark.master(), cores));
        }
        return Optional.of(cores / demand.cores());
    }
}
