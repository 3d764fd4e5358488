package dev.lamarck.spark;

import dev.lamarck.evaluate.Demand;
import java.util.List;
import org.apache.spark.SparkContext;
import org.apache.spark.resource.ResourceInformation;
import org.apache.spark.status.api.v1.ExecutorSummary;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/** The executors that a run has at the moment, as Spark knows them. */
final class Machines {

    private static final String DRIVER = "driver";

    private Machines() {}

    /** What of an executor counts for a {@link Demand}. */
    record Executor(int cores, int gpus) {

        boolean has(Demand demand) {
            return cores >= demand.cores() && gpus >= demand.gpus();
        }

        private static Executor of(ExecutorSummary summary) {
            Option<ResourceInformation> gpus = summary.resources().get(Profiles.GPU);
            return new Executor(
                    summary.totalCores(), gpus.isEmpty() ? 0 : gpus.get().addresses().length);
        }
    }

    static List<Executor> of(SparkContext spark) {
        return CollectionConverters.asJava(spark.statusStore().executorList(true)).stream()
                .filter(summary -> !summary.id().equals(DRIVER))
                .map(Executor::of)
                .toList();
    }

    /** The executors in words. */
    static String text(List<Executor> executors) {
        return executors.isEmpty()
                ? "no executors"
                : "%d executors (cores of the largest: %d, GPUs: %d)"
                        .formatted(
                                executors.size(),
                                executors.stream()
                                        .mapToInt(Executor::cores)
                                        .max()
                                        .orElse(0),
                                executors.stream()
                                        .mapToInt(Executor::gpus)
                                        .max()
                                        .orElse(0));
    }
}
