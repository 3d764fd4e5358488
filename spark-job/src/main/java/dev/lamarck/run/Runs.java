package dev.lamarck.run;

import dev.lamarck.conf.Block;
import dev.lamarck.engine.backend.cpu.NumericsProfile;
import dev.lamarck.evaluate.Evaluator;
import dev.lamarck.evolve.Objective;
import dev.lamarck.spark.Luggage;
import dev.lamarck.spark.Stages;
import dev.lamarck.store.Branch;
import dev.lamarck.store.FaultPoint;
import dev.lamarck.store.HadoopConf;
import dev.lamarck.store.Head;
import dev.lamarck.store.History;
import dev.lamarck.store.PendingGeneration;
import dev.lamarck.store.RunRow;
import dev.lamarck.store.RunStore;
import dev.lamarck.store.StoreSettings;
import dev.lamarck.store.Table;
import dev.lamarck.store.Warehouse;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.spark.sql.SparkSession;

/** Starts and continues runs. */
public final class Runs {

    private final SparkSession spark;
    private final InstantSource clock;
    private final FaultPoint faults;

    public Runs(SparkSession spark) {
        this(spark, InstantSource.system(), Faults.ofProperties());
    }

    Runs(SparkSession spark, InstantSource clock, FaultPoint faults) {
        this.spark = spark;
        this.clock = clock;
        this.faults = faults;
    }

    /**
     * What became of a request.
     *
     * @param worked whether anything had to be done
     * @param examples the first message of each kind of failure in the newest generation
     */
    public record Outcome(
            String run,
            String warehouse,
            Settled settled,
            StopReason reason,
            boolean worked,
            Map<String, String> examples) {}

    /** Where a run stands, for people. */
    public record Settled(int generation, Optional<dev.lamarck.store.GenerationRow> row) {}

    /** Brings a run to where its settings say: starts it if there is none, continues it if there is more to do. */
    public Outcome run(String name, Block asked, Progress progress, StopSwitch stop) {
        Block block = Sources.taken(asked);
        RunSettings settings = RunSettings.of(block);
        Warehouse warehouse = open(settings.run().warehouse(), settings.store());
        Course course = course(warehouse, name, block, settings);
        course.at(0);
        String owner = UUID.randomUUID().toString();
        boolean known = warehouse.exists(name);
        Stages.check(spark.sparkContext(), needs(settings));
        if (!known) {
            Preflight.tryEvaluator(settings, System.getenv());
        }
        try (RunStore store =
                known ? warehouse.open(name, owner) : warehouse.create(row(name, block, settings, course), owner)) {
            if (known) {
                Identity.check(warehouse, name, settings, course);
            }
            return drive(
                    store,
                    warehouse,
                    settings,
                    known ? continued(warehouse, name, course) : course,
                    new Loop.Surroundings(stop, progress, clock, overlap(settings)));
        }
    }

    /**
     * Makes a run that goes on from a generation of another, with settings of its own.
     *
     * @param block the settings of the new run, its seed among them
     */
    public Head branch(Warehouse warehouse, History.Entry origin, String from, String name, Block asked) {
        Block block = Sources.taken(asked);
        RunSettings settings = RunSettings.of(block);
        Course course = course(warehouse, name, block, settings);
        RunRow row = row(name, block, settings, course);
        return Branch.create(
                warehouse, from, origin.generation(), row, UUID.randomUUID().toString());
    }

    private Course course(Warehouse warehouse, String name, Block block, RunSettings settings) {
        HadoopConf conf = HadoopConf.of(spark.sparkContext().hadoopConfiguration());
        Luggage luggage = Sources.luggage(settings, warehouse.uri(), conf);
        return new Course(block, settings, warehouse.uri() + "#" + name, luggage);
    }

    /** The course of a run that exists; a branch has settings of another run before its own. */
    private static Course continued(Warehouse warehouse, String name, Course course) {
        return warehouse
                .run(name)
                .flatMap(RunRow::parent)
                .map(parent -> course.branch(parent, Branch.inheritedSettings(warehouse, name, parent)))
                .orElse(course);
    }

    public Warehouse open(String uri, StoreSettings settings) {
        return Warehouse.open(spark, uri, settings, faults);
    }

    private static Stages.Needs needs(RunSettings settings) {
        try (Evaluator evaluator = settings.evaluator().create()) {
            return new Stages.Needs(
                    settings.evaluator().demand(evaluator),
                    settings.generation().quorum());
        }
    }

    private static boolean overlap(RunSettings settings) {
        return settings.store().writer() == StoreSettings.Writer.LOG;
    }

    private Outcome drive(
            RunStore store, Warehouse warehouse, RunSettings settings, Course course, Loop.Surroundings around) {
        Objective objective = settings.search().objectives().get(0);
        Stages.Site site = new Stages.Site(
                store.run(),
                warehouse.uri(),
                store.target(Table.CANDIDATES),
                store.target(Table.ARTIFACTS),
                store.target(Table.CACHE));
        try (Stages stages = new Stages(
                spark.sparkContext(), site, settings.execution(), needs(settings), () -> Loop.places(store))) {
            around.stop().onRequest(stages::cancel);
            Settlement start = settlement(store, settings);
            Optional<PendingGeneration> pending = store.pending();
            around.progress().started(store.run(), start.generation() + 1, how(start, pending));
            Loop loop = new Loop(store, stages, course, new StopRule(settings.stop(), objective), around);
            Loop.End end = loop.run(start, pending);
            Settlement settlement = end.settlement();
            return new Outcome(
                    store.run(),
                    warehouse.uri(),
                    new Settled(settlement.generation(), settlement.row()),
                    end.reason(),
                    settlement.generation() != start.generation(),
                    end.failures());
        }
    }

    private static String how(Settlement start, Optional<PendingGeneration> pending) {
        if (start.generation() < 0 && pending.isEmpty()) {
            return "new";
        }
        return pending.isPresent() ? "resumed within a generation" : "resumed";
    }

    private static Settlement settlement(RunStore store, RunSettings settings) {
        Optional<Head> head = store.head();
        if (head.isEmpty()) {
            return Settlement.nothing();
        }
        int generation = head.get().generation();
        return Settlement.of(
                generation,
                Census.restore(store, generation, settings.search()),
                store.newest(settings.stop().failedGenerations()));
    }

    private RunRow row(String name, Block block, RunSettings settings, Course course) {
        return new RunRow(
                name,
                clock.instant(),
                settings.run().seed(),
                course.identity().toString(),
                block.stored().toYaml(),
                CodeVersion.text(),
                NumericsProfile.current().text(),
                Optional.empty(),
                settings.run().description());
    }
}
