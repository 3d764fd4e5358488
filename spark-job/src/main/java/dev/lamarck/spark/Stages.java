package dev.lamarck.spark;

import dev.lamarck.evaluate.Demand;
import dev.lamarck.evolve.Plan;
import dev.lamarck.store.FileTarget;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.spark.SparkContext;

/** Runs the generations of one run on a cluster, one at a time, beside whatever the driver does meanwhile. */
public final class Stages implements AutoCloseable {

    private final StageJobs jobs;
    private final Site site;
    private final ExecutionSettings execution;
    private final Optional<Double> share;
    private final Optional<Integer> atATime;
    private final Supplier<List<Places.Span>> lookUpAgain;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread stage = new Thread(work, "lamarck-stage");
        stage.setDaemon(true);
        return stage;
    });

    /**
     * Where a run writes.
     *
     * @param warehouse the folder that staging lies in
     */
    public record Site(String run, String warehouse, FileTarget candidates, FileTarget artifacts, FileTarget cache) {}

    /**
     * What generations need.
     *
     * @param perEvaluation what one evaluation needs of a machine
     * @param quorum the share of its candidates after which a generation is closed, if it does not wait for all
     */
    public record Needs(Demand perEvaluation, Optional<Double> quorum) {}

    /**
     * The stages of a run.
     *
     * @param demand what its generations need
     */
    public Stages(
            SparkContext spark,
            Site site,
            ExecutionSettings execution,
            Needs demand,
            Supplier<List<Places.Span>> lookUpAgain) {
        this.share = demand.quorum();
        this.jobs = new StageJobs(spark, site.run(), demand.perEvaluation(), execution.patience());
        this.atATime = Profiles.atATime(spark, demand.perEvaluation());
        this.site = site;
        this.execution = execution;
        this.lookUpAgain = lookUpAgain;
    }

    /** Refuses needs that this Spark can be told at once never to meet. */
    public static void check(SparkContext spark, Needs needs) {
        Profiles.check(spark.getConf(), needs.perEvaluation());
        Profiles.atATime(spark, needs.perEvaluation());
    }

    /**
     * Starts a generation.
     *
     * @param best the best fitness before the generation
     * @param again whether an earlier driver may have begun it: then what it has paid for is used
     */
    public Future<Stage.Result> start(
            Plan plan, OptionalDouble best, Blueprint blueprint, Places places, boolean again) {
        return thread.submit(() -> {
            Staging staging = staging(plan.generation());
            Care care = again && staging.exists() ? Care.MARKED : Care.NONE;
            if (again) {
                staging.markAttempt();
            }
            TaskSpec.Targets targets =
                    new TaskSpec.Targets(site.warehouse(), site.candidates(), site.artifacts(), site.cache());
            TaskSpec.Pace pace = TaskSpec.Pace.of(execution, atATime);
            try (Quorum quorum = Quorum.open(plan, share.orElse(1.0))) {
                String name = share.isPresent() ? quorum.id() : "";
                TaskSpec.Round round = new TaskSpec.Round(plan.generation(), best.orElse(Double.NaN), name);
                TaskSpec spec = new TaskSpec(blueprint, round, targets, staging, pace, care);
                return new Stage(jobs, spec, execution.partitions(), places, lookUpAgain).run(plan);
            }
        });
    }

    private Staging staging(int generation) {
        return Staging.of(
                site.warehouse(), site.run(), generation, site.candidates().conf());
    }

    /** Forgets what was kept for a generation that is committed now. */
    public void settled(int generation) {
        Staging staging = staging(generation);
        if (staging.exists()) {
            staging.delete();
        }
    }

    /** Ends the stage under way; waiting for it then throws {@link CancellationException}. Finished evaluations are kept. */
    public void cancel() {
        jobs.cancel();
    }

    @Override
    public void close() {
        cancel();
        thread.shutdownNow();
    }
}
