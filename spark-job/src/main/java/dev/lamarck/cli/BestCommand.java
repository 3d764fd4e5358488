package dev.lamarck.cli;

import dev.lamarck.conf.Block;
import dev.lamarck.conf.ConfException;
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
            "--export writes genome.json and metrics.json, and what else the evaluator shows of a genome.",
            "",
            "Example: lamarck best demo --export out"
        })
final class BestCommand implements Callable<Answer> {

    private final World world;

    @Parameters(paramLabel = "RUN", description = "The run's name; 'lamarck list' shows them.")
    private String run = "";

    @Mixin
    private final WarehouseOption warehouse = new WarehouseOption();

    @Option(names = "--export", paramLabel = "DIR", description = "Folder to write into. Default: nothing is written.")
    private Optional<Path> export = Optional.empty();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    BestCommand(World world) {
        this.world = world;
    }

    @Override
    public Answer call() throws IOException {
        SparkSession spark = world.spark().session("lamarck best " + run, false);
        Warehouse there = WarehouseOption.open(spark, warehouse.folder(world.environment()));
        RunRow row = WarehouseOption.row(there, run);
        Champion champion = Champion.find(there, run).orElseThrow(() -> new ConfException(CliErrors.noBest(run)));
        RunSettings settings = RunSettings.of(Block.ofYaml(row.config(), "the settings of run '" + run + "'"));
        Showcase showcase = new Showcase(champion, settings);
        List<Path> files = new ArrayList<>();
        if (export.isPresent()) {
            Block complete = new StoredSettings(row, world.environment()).with(List.of());
            files.addAll(showcase.write(export.get(), RunSettings.of(complete).evaluator()));
        }
        return Answer.done(text(showcase, files), json(showcase, files));
    }

    private String text(Showcase showcase, List<Path> files) {
        StringBuilder text = new StringBuilder(showcase.text(run));
        files.forEach(file -> text.append("\nwrote ").append(file));
        return text.toString();
    }

    private Map<String, Object> json(Showcase showcase, List<Path> files) {
        return new Json()
                .put("run", run)
                .put("best", showcase.champion().json())
                .put("genome", showcase.genome())
                .put("files", files.stream().map(Path::toString).toList())
                .map();
    }
}
