package dev.lamarck.cli;

import dev.lamarck.conf.Binder;
import dev.lamarck.conf.Block;
import dev.lamarck.conf.Layers;
import dev.lamarck.store.Maintain;
import dev.lamarck.store.StoreSettings;
import dev.lamarck.store.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Keeps a warehouse small and quick. */
@Command(
        name = "maintain",
        description =
                "Keep a warehouse small and quick: compact small files, delete what the retention allows, sum up logs.",
        footer = {
            "",
            "Runs may go on meanwhile. Nothing is deleted that a branch within the retention could need.",
            "",
            "Example: lamarck maintain --dry-run"
        })
final class MaintainCommand implements Callable<Answer> {

    private final World world;

    @Mixin
    private final WarehouseOption warehouse = new WarehouseOption();

    @Option(names = "--run", paramLabel = "ID", description = "Compact this run's files only. Default: all runs.")
    private Optional<String> run = Optional.empty();

    @Option(
            names = "--retention",
            paramLabel = "TIME",
            description = "From now on keep the past this long, such as 14d. Default: as the tables say.")
    private Optional<String> retention = Optional.empty();

    @Option(names = "--dry-run", description = "Say what would be done and do nothing.")
    private boolean dryRun;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    MaintainCommand(World world) {
        this.world = world;
    }

    @Override
    public Answer call() {
        Optional<StoreSettings> wanted = retention.map(MaintainCommand::keeping);
        SparkSession spark = world.spark().session("lamarck maintain", false);
        String folder = warehouse.folder(world.environment());
        Warehouse there = WarehouseOption.open(spark, folder);
        StoreSettings settings =
                wanted.orElseGet(() -> keeping(there.retention().toSeconds() + "s"));
        Warehouse kept = WarehouseOption.open(spark, folder, settings);
        List<Maintain.Report> reports = Maintain.tables(kept, run, dryRun);
        Maintain.Staged staging = Maintain.staging(kept, dryRun);
        return Answer.done(text(reports, staging), json(kept, reports, staging));
    }

    private static StoreSettings keeping(String retention) {
        Block block = Layers.of().set(List.of("retention=" + retention)).merge();
        return new Binder().bind(block, StoreSettings.class);
    }

    private String text(List<Maintain.Report> reports, Maintain.Staged staging) {
        TextTable table = new TextTable("table", "files", "files then", "deleted", "freed", "log summed up at");
        reports.forEach(report -> table.row(
                report.table().tableName(),
                Words.count(report.liveBefore()),
                Words.count(report.liveAfter()),
                Words.count(report.deleted()),
                Words.bytes(report.freedBytes()),
                report.checkpoint().map(String::valueOf).orElse("-")));
        String staged = Words.plural(staging.folders(), "folder") + " of finished staging and "
                + Words.plural(staging.files(), "file") + " that nobody will ask for";
        return table.text() + "\n" + (dryRun ? "A dry run: nothing was changed; it would delete " : "Deleted ") + staged
                + ".";
    }

    private Map<String, Object> json(Warehouse there, List<Maintain.Report> reports, Maintain.Staged staging) {
        List<Map<String, Object>> tables = new ArrayList<>();
        reports.forEach(report -> tables.add(new Json()
                .put("table", report.table().tableName())
                .put("files_before", report.liveBefore())
                .put("files_after", report.liveAfter())
                .put("deleted", report.deleted())
                .put("freed_bytes", report.freedBytes())
                .put("checkpoint", report.checkpoint().orElse(null))
                .map()));
        return new Json()
                .put("warehouse", there.uri())
                .put("dry_run", dryRun)
                .put("retention_seconds", there.retention().toSeconds())
                .put("tables", tables)
                .put("staging_folders", staging.folders())
                .put("staging_files", staging.files())
                .map();
    }
}
