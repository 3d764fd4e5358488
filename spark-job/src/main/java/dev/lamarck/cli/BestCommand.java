package dev.lamarck.cli;

import dev.lamarck.conf.Block;
import dev.lamarck.conf.ConfException;
import dev.lamarck.evaluate.Evaluator;
import dev.lamarck.evaluate.LocalPremises;
import dev.lamarck.evaluate.Scratch;
import dev.lamarck.genome.Program;
import dev.lamarck.run.RunSettings;
import dev.lamarck.store.RunRow;
import dev.lamarck.store.Warehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the best candidate of a run and writes it into files. */
@Command(
        name = "best",
        description = "Show the best candidate of a run, or write it into files.",
        footer = {
            "",
            "--export writes genome.json and metrics.json, and what else the evaluator shows of a genome; with --minimise"
                    + " also the smallest program, in the folder 'minimal'.",
            "--minimise ends with exit code 2 if the smallest program does not hold when it is evaluated once more.",
            "",
            "Example: lamarck best demo --export out"
        })
final class BestCommand implements Callable<Answer> {

    private static final int BUDGET = 500;

    private final World world;

    @Parameters(paramLabel = "RUN", description = "The run's name; 'lamarck list' shows them.")
    private String run = "";

    @Mixin
    private final WarehouseOption warehouse = new WarehouseOption();

    @Option(names = "--export", paramLabel = "DIR", description = "Folder to write into. Default: nothing is written.")
    private Optional<Path> export = Optional.empty();

    @Option(
            names = "--diff",
            description = "Show a program as the lines that differ from the initial one. Default: as a whole.")
    private boolean diff;

    @Option(
            names = "--minimise",
            description =
                    "Drop the edits that do not matter, with the run's evaluator, and show the smallest patch of the"
                            + " initial program that is as good. Default: nothing is evaluated.")
    private boolean minimise;

    @Option(
            names = "--tolerance",
            paramLabel = "X",
            description = "By how much an objective may be worse after --minimise. Default: 0.")
    private Optional<Double> tolerance = Optional.empty();

    @Option(
            names = "--budget",
            paramLabel = "N",
            description = "How many programs --minimise may try. Default: " + BUDGET + ".")
    private Optional<Integer> budget = Optional.empty();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    BestCommand(World world) {
        this.world = world;
    }

    @Override
    public Answer call() throws IOException {
        checkOptions();
        SparkSession spark = world.spark().session("lamarck best " + run, false);
        Warehouse there = WarehouseOption.open(spark, warehouse.folder(world.environment()));
        RunRow row = WarehouseOption.row(there, run);
        Champion champion = Champion.find(there, run).orElseThrow(() -> new ConfException(CliErrors.noBest(run)));
        RunSettings settings = RunSettings.of(Block.ofYaml(row.config(), "the settings of run '" + run + "'"));
        Showcase showcase = new Showcase(champion, settings);
        Optional<Reduction> reduction = minimise ? Optional.of(reduction(showcase, complete(row))) : Optional.empty();
        List<Path> files = new ArrayList<>();
        if (export.isPresent()) {
            files.addAll(showcase.write(export.get(), complete(row).evaluator()));
            if (reduction.isPresent()) {
                files.addAll(reduction.get().write(export.get().resolve("minimal")));
            }
        }
        boolean holds = reduction.map(Reduction::holds).orElse(true);
        return new Answer(
                holds ? Exit.DONE : Exit.USER, text(showcase, reduction, files), json(showcase, reduction, files));
    }

    private void checkOptions() {
        if (!minimise && (tolerance.isPresent() || budget.isPresent())) {
            throw new ConfException(CliErrors.notMinimising());
        }
        if (budget.orElse(0) < 0 || !(tolerance.orElse(0.0) >= 0)) {
            throw new ConfException(CliErrors.minimising(tolerance.orElse(0.0), budget.orElse(BUDGET)));
        }
    }

    /** The settings with their secrets, so that the evaluator can be made. */
    private RunSettings complete(RunRow row) {
        return RunSettings.of(new StoredSettings(row, world.environment()).with(List.of()));
    }

    private Reduction reduction(Showcase showcase, RunSettings complete) {
        List<Program> seeds = showcase.seeds(run, "--minimise");
        try (Scratch scratch = Scratch.create();
                LocalPremises premises = LocalPremises.of(scratch.folder(), world.environment());
                Evaluator evaluator = complete.evaluator().create()) {
            evaluator.open(premises);
            return Reduction.of(
                    run,
                    showcase.champion(),
                    seeds,
                    new Judge(evaluator, complete),
                    tolerance.orElse(0.0),
                    budget.orElse(BUDGET));
        }
    }

    private String text(Showcase showcase, Optional<Reduction> reduction, List<Path> files) {
        StringBuilder text = new StringBuilder();
        if (reduction.isPresent()) {
            text.append(showcase.head(run))
                    .append("\n\n")
                    .append(reduction.get().text());
        } else if (diff) {
            String lines = showcase.diff(run, "--diff");
            text.append(showcase.head(run))
                    .append("\n\n")
                    .append(lines.isEmpty() ? "It is the initial program." : lines);
        } else {
            text.append(showcase.text(run));
        }
        files.forEach(file -> text.append("\nwrote ").append(file));
        return text.toString();
    }

    private Map<String, Object> json(Showcase showcase, Optional<Reduction> reduction, List<Path> files) {
        return new Json()
                .put("run", run)
                .put("best", showcase.champion().json())
                .put("genome", showcase.genome())
                .put("diff", diff ? showcase.diff(run, "--diff") : null)
                .put("minimal", reduction.map(Reduction::json).orElse(null))
                .put("files", files.stream().map(Path::toString).toList())
                .map();
    }
}
