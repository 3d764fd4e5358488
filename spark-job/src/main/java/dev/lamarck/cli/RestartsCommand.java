package dev.lamarck.cli;

import dev.lamarck.conf.Binder;
import dev.lamarck.conf.Block;
import dev.lamarck.conf.ConfException;
import dev.lamarck.problems.packing.PackingSettings;
import dev.lamarck.problems.packing.RandomRestarts;
import dev.lamarck.run.RunSettings;
import dev.lamarck.store.History;
import dev.lamarck.store.RunRow;
import dev.lamarck.store.Table;
import dev.lamarck.store.Warehouse;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Holds a run that packs circles against random restarts, which any search has to beat. */
@Command(
        name = "restarts",
        description =
                "Hold a run that packs circles against random restarts: as many as it had evaluations, with the same"
                        + " repair and nothing learned between them.",
        footer = {"", "Example: scripts/bench restarts demo --warehouse build/demo/warehouse"})
final class RestartsCommand implements Callable<Answer> {

    private static final String PACKING = "circle-packing";

    private final World world;

    @Parameters(paramLabel = "RUN", description = "The run's name; 'lamarck list' shows them.")
    private String run = "";

    @Mixin
    private final WarehouseOption warehouse = new WarehouseOption();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    RestartsCommand(World world) {
        this.world = world;
    }

    @Override
    public Answer call() {
        SparkSession spark = world.spark().session("lamarck bench restarts " + run, false);
        Warehouse there = WarehouseOption.open(spark, warehouse.folder(world.environment()));
        RunRow row = WarehouseOption.row(there, run);
        PackingSettings packing = packing(row);
        Row figures = figures(there);
        double best = figures.getDouble(0);
        int evaluations = (int) figures.getLong(1);
        long begun = System.nanoTime();
        double restarts = RandomRestarts.best(packing, row.seed(), evaluations);
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        Json json = new Json()
                .put("run", run)
                .put("evaluations", evaluations)
                .put("best", best)
                .put("restarts", restarts)
                .put("wins", best > restarts)
                .put("restarts_seconds", took.toMillis() / 1e3);
        String text = "Sum of radii after " + Words.plural(evaluations, "evaluation") + "\n  "
                + new TextTable("search", "best")
                        .row("run '" + run + "'", String.valueOf(best))
                        .row("random restarts", String.valueOf(restarts))
                        .text()
                        .replace("\n", "\n  ");
        return Answer.done(text, json.map());
    }

    /** A candidate is repaired where it is made and where it is evaluated, so a restart gets the effort of both. */
    private PackingSettings packing(RunRow row) {
        RunSettings settings = RunSettings.of(Block.ofYaml(row.config(), "the settings of run '" + run + "'"));
        if (!settings.evaluator().type().filter(PACKING::equals).isPresent()) {
            throw new ConfException(CliErrors.noPacking(run));
        }
        PackingSettings scoring = new Binder().bind(settings.evaluator().config(), PackingSettings.class);
        int making = settings.search()
                .repair()
                .map(repair -> new Binder()
                        .bind(repair.config(), PackingSettings.class)
                        .effort())
                .orElse(0);
        return new PackingSettings(scoring.circles(), scoring.effort() + making, scoring.reach());
    }

    private Row figures(Warehouse there) {
        int newest = History.of(there, run).newest().generation();
        return there.table(Table.GENERATIONS)
                .where(functions.col(Table.RUN).equalTo(run))
                .where(functions.col("generation").equalTo(newest))
                .select("best", "evaluations")
                .first();
    }
}
