package dev.lamarck.spark;

import dev.lamarck.evaluate.Demand;
import java.util.List;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.TaskContext;
import org.apache.spark.resource.ExecutorResourceRequests;
import org.apache.spark.resource.ResourceInformation;
import org.apache.spark.resource.ResourceProfile;
import org.apache.spark.resource.ResourceProfileBuilder;
import org.apache.spark.resource.TaskResourceRequests;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an evaluator asks for, as Spark hands it out. Where executors come and go, the profile says what an executor needs
 * as well, so that executors of its own are started for it. Where they are there from the start, it can only say how much of
 * one a task takes. A local master knows no profiles: it lets so many batches evaluate at a time as there are cores for.
 */
final class Profiles {

    private static final Logger LOG = LoggerFactory.getLogger(Profiles.class);
    static final String GPU = "gpu";
    private static final String EXECUTOR_CORES = "spark.executor.cores";
    private static final String EXECUTOR_GPU = "spark.executor.resource.gpu.";

    private Profiles() {}

    /** The profile of a stage; nothing where tasks need nothing special, or Spark has no profiles. */
    static Optional<ResourceProfile> of(SparkConf conf, Demand demand) {
        if (demand.isNothing() || isLocal(conf)) {
            return Optional.empty();
        }
        if (isDynamic(conf)) {
            return Optional.of(new ResourceProfileBuilder()
                    .require(tasks(conf, demand))
                    .require(executors(conf, demand))
                    .build());
        }
        return demand.cores() > 0 || demand.gpus() > 0
                ? Optional.of(new ResourceProfileBuilder()
                        .require(tasks(conf, demand))
                        .build())
                : Optional.empty();
    }

    /** Whether executors are started as they are needed. */
    static boolean isDynamic(SparkConf conf) {
        return conf.getBoolean("spark.dynamicAllocation.enabled", false);
    }

    private static boolean isLocal(SparkConf conf) {
        String master = conf.get("spark.master");
        return master.equals("local") || master.startsWith("local[");
    }

    private static TaskResourceRequests tasks(SparkConf conf, Demand demand) {
        TaskResourceRequests task = new TaskResourceRequests().cpus(coresOfTask(conf, demand));
        return demand.gpus() > 0 ? task.resource(GPU, demand.gpus()) : task;
    }

    private static int coresOfTask(SparkConf conf, Demand demand) {
        return Math.max(demand.cores(), conf.getInt("spark.task.cpus", 1));
    }

    /** An executor as others are, but large enough for one evaluation, or for as many as share a GPU. */
    private static ExecutorResourceRequests executors(SparkConf conf, Demand demand) {
        int each = coresOfTask(conf, demand);
        int together = demand.gpus() > 0 ? (int) Math.max(1, 1 / demand.gpus()) : 1;
        int cores = Math.max(conf.getInt(EXECUTOR_CORES, 1), each * together);
        int atATime = cores / each;
        ExecutorResourceRequests executors = new ExecutorResourceRequests().cores(cores);
        if (demand.gpus() > 0) {
            long gpus = Math.max(gpusOfExecutor(conf), (long) Math.ceil(demand.gpus()));
            atATime = (int) Math.min(atATime, gpus / demand.gpus());
            executors.resource(
                    GPU, gpus, conf.get(EXECUTOR_GPU + "discoveryScript", ""), conf.get(EXECUTOR_GPU + "vendor", ""));
        }
        if (demand.memoryBytes() > 0) {
            executors.memoryOverhead(Math.max(1, demand.memoryBytes() * atATime >> 20) + "m");
        }
        return executors;
    }

    private static long gpusOfExecutor(SparkConf conf) {
        return conf.getLong(EXECUTOR_GPU + "amount", 0);
    }

    /** Refuses what executors that are there from the start lack by the settings; Spark would wait for some of it for ever. */
    static void check(SparkConf conf, Demand demand) {
        if (isLocal(conf) || isDynamic(conf)) {
            return;
        }
        int cores = conf.getInt(EXECUTOR_CORES, Integer.MAX_VALUE);
        if (demand.cores() > cores) {
            throw SparkErrors.tooFewCores(demand.cores(), cores);
        }
        if (demand.gpus() > gpusOfExecutor(conf)) {
            throw SparkErrors.tooFewGpus(demand.gpus(), gpusOfExecutor(conf));
        }
        if (demand.memoryBytes() > 0) {
            LOG.warn(
                    "evaluator.resources.memory={} has no effect on executors that are there from the start. Give them memory with spark.executor.memoryOverhead, or turn on spark.dynamicAllocation.enabled",
                    demand.memoryBytes());
        }
    }

    /** The addresses of the GPUs that a task has been given. */
    static List<String> gpus(TaskContext context) {
        ResourceInformation gpus = context.resourcesJMap().get(GPU);
        return gpus == null ? List.of() : List.of(gpus.addresses());
    }

    /** How many tasks can run at a time where there are so many cores. */
    static int parallelism(SparkContext spark, Demand demand) {
        int cores = spark.isLocal() ? 1 : Math.max(1, demand.cores());
        return Math.max(1, spark.defaultParallelism() / cores);
    }

    /** How many batches may be evaluated at a time in this JVM, for a local master; nothing where Spark sees to it. */
    static Optional<Integer> atATime(SparkContext spark, Demand demand) {
        if (!spark.isLocal() || demand.cores() < 2) {
            return Optional.empty();
        }
        int cores = spark.defaultParallelism();
        if (demand.cores() > cores) {
            throw SparkErrors.tooFewLocalCores(demand.cores(), spark.master(), cores);
        }
        return Optional.of(cores / demand.cores());
    }
}
