package dev.lamarck.spark;

import dev.lamarck.evaluate.Demand;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.IntStream;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import org.apache.spark.resource.ResourceProfile;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/** Runs shipments as Spark jobs of one group, and keeps what came back even of a job that failed. */
final class StageJobs {

    private final SparkContext spark;
    private final String run;
    private final String group;
    private final Demand demand;
    private final Duration patience;
    private final Optional<ResourceProfile> profile;
    private volatile boolean cancelled;
    private volatile boolean running;

    /**
     * What one job brought.
     *
     * @param done results by partition
     * @param cause why the others are missing
     */
    record Round(Map<Integer, TaskResult> done, String cause) {}

    /** Jobs of a run whose tasks evaluate, which need {@code demand} each. */
    StageJobs(SparkContext spark, String run, Demand demand, Duration patience) {
        this.demand = demand;
        this.patience = patience;
        this.profile = Profiles.of(spark.getConf(), demand);
        this.spark = spark;
        this.run = run;
        this.group = "lamarck-" + run + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    int parallelism() {
        return Profiles.parallelism(spark, demand);
    }

    void cancel() {
        cancelled = true;
        if (running) {
            spark.cancelJobGroupAndFutureJobs(group);
        }
    }

    Round run(TaskSpec spec, List<Shipment> shipments, String step) {
        running = true;
        refuseIfCancelled();
        String description = "%s generation %d: %s".formatted(run, spec.generation(), step);
        spark.setJobGroup(group, description, true);
        RDD<Shipment> plain = JavaSparkContext.fromSparkContext(spark)
                .parallelize(shipments, shipments.size())
                .setName(description)
                .rdd();
        RDD<Shipment> rdd = profile.map(plain::withResources).orElse(plain);
        Gathering gathering = new Gathering();
        Vigil vigil = Vigil.over(spark, group, demand, patience);
        try (vigil) {
            spark.runJob(
                    rdd,
                    new GenerationTask(spec),
                    CollectionConverters.asScala(IntStream.range(0, shipments.size())
                                    .<Object>mapToObj(i -> i)
                                    .toList())
                            .toSeq(),
                    gathering,
                    ClassTag$.MODULE$.apply(TaskResult.class));
            return new Round(gathering.done, "");
        } catch (Exception e) { // boundary: task
            refuseIfCancelled();
            if (vigil.reason().isPresent()) {
                throw vigil.reason().get();
            }
            String message = String.valueOf(e.getMessage());
            return new Round(gathering.done, message.lines().findFirst().orElse(message));
        } finally {
            running = false;
            spark.clearJobGroup();
        }
    }

    private void refuseIfCancelled() {
        if (cancelled) {
            throw new CancellationException("The stage was cancelled");
        }
    }

    /** Takes results as tasks finish. */
    private static final class Gathering extends AbstractFunction2<Object, TaskResult, BoxedUnit> {

        private final Map<Integer, TaskResult> done = new ConcurrentSkipListMap<>();

        @Override
        public BoxedUnit apply(Object partition, TaskResult result) {
            done.put((Integer) partition, result);
            return BoxedUnit.UNIT;
        }
    }
}
