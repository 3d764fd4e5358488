package dev.lamarck.spark;

import dev.lamarck.evaluate.Demand;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkStageInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Option;

/**
 * Watches over a job until its first task begins. Spark waits for a machine to run a task on for as long as it takes, also
 * where there never can be one; this ends the job then and says why.
 */
final class Vigil implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Vigil.class);
    private static final long LOOK_MILLIS = 1000;
    private static final Duration WAIT_FOR_LARGER = Duration.ofSeconds(20);

    private final SparkContext spark;
    private final String group;
    private final Demand demand;
    private final Duration patience;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile Optional<StageException> reason = Optional.empty();

    private Vigil(SparkContext spark, String group, Demand demand, Duration patience) {
        this.spark = spark;
        this.group = group;
        this.demand = demand;
        this.patience = patience;
    }

    /** Begins when a job of the group is about to; a local master always has a machine. */
    static Vigil over(SparkContext spark, String group, Demand demand, Duration patience) {
        Vigil vigil = new Vigil(spark, group, demand, patience);
        if (!spark.isLocal()) {
            Thread watching = new Thread(vigil::watch, "lamarck-vigil");
            watching.setDaemon(true);
            watching.start();
        }
        return vigil;
    }

    /** Why the job was ended, if this ended it. */
    Optional<StageException> reason() {
        return reason;
    }

    private void watch() {
        long start = System.nanoTime();
        boolean told = false;
        try {
            while (!over.await(LOOK_MILLIS, TimeUnit.MILLISECONDS) && !hasBegun()) {
                Duration waited = Duration.ofNanos(System.nanoTime() - start);
                List<Machines.Executor> there = Machines.of(spark);
                boolean late = waited.compareTo(WAIT_FOR_LARGER) >= 0;
                if (waited.compareTo(patience) >= 0 || late && isHopeless(there)) {
                    reason = Optional.of(SparkErrors.noMachine(demand, waited.toSeconds(), Machines.text(there)));
                    spark.cancelJobGroup(group);
                    return;
                }
                if (late && !told) {
                    LOG.warn(
                            "waiting-for=\"{}\" there=\"{}\" patience={}",
                            demand.text(),
                            Machines.text(there),
                            patience);
                    told = true;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether all executors that there will be are there, and none is large enough. */
    private boolean isHopeless(List<Machines.Executor> there) {
        return !Profiles.isDynamic(spark.getConf())
                && !there.isEmpty()
                && there.stream().noneMatch(each -> each.has(demand));
    }

    private boolean hasBegun() {
        return Arrays.stream(spark.statusTracker().getActiveStageIds())
                .mapToObj(spark.statusTracker()::getStageInfo)
                .filter(Option::isDefined)
                .map(Option::get)
                .anyMatch(Vigil::hasBegun);
    }

    private static boolean hasBegun(SparkStageInfo stage) {
        return stage.numActiveTasks() + stage.numCompletedTasks() + stage.numFailedTasks() > 0;
    }

    @Override
    public void close() {
        over.countDown();
    }
}
