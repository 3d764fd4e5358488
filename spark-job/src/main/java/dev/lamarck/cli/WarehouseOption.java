package dev.lamarck.cli;

import dev.lamarck.conf.ConfException;
import dev.lamarck.conf.Layers;
import dev.lamarck.store.RunRow;
import dev.lamarck.store.StoreSettings;
import dev.lamarck.store.Warehouse;
import dev.lamarck.store.WarehouseFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Option;

/** Which warehouse a command works on. */
final class WarehouseOption {

    static final String USUAL = "warehouse";

    @Option(
            names = "--warehouse",
            paramLabel = "DIR",
            description = "Folder of the Delta tables: a path, relative to the working folder, or any Hadoop URI."
                    + " Default: the setting run.warehouse, else 'warehouse'.")
    Optional<String> warehouse = Optional.empty();

    /** The folder for a command that has no settings of a run. */
    String folder(Map<String, String> environment) {
        return warehouse.orElseGet(() -> Layers.of()
                .environment(environment, SettingsOptions.NOT_SETTINGS)
                .merge()
                .text("run.warehouse")
                .orElse(USUAL));
    }

    /** An existing warehouse; asking for one never makes one. */
    static Warehouse open(SparkSession spark, String folder) {
        return open(spark, folder, StoreSettings.defaults());
    }

    static Warehouse open(SparkSession spark, String folder, StoreSettings settings) {
        if (!isThere(spark, folder)) {
            throw new ConfException(CliErrors.noWarehouse(folder));
        }
        return Warehouse.open(spark, folder, settings);
    }

    private static boolean isThere(SparkSession spark, String folder) {
        try {
            Configuration configuration = spark.sparkContext().hadoopConfiguration();
            Path log = new Path(WarehouseFolder.of(folder, configuration), "runs/_delta_log");
            return log.getFileSystem(configuration).exists(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a run was started with. */
    static RunRow row(Warehouse warehouse, String run) {
        return warehouse
                .run(run)
                .orElseThrow(() -> new ConfException(
                        CliErrors.noRun(run, Hints.folder(warehouse.uri()), names(warehouse.runs()))));
    }

    private static String names(List<RunRow> rows) {
        return rows.stream().map(row -> "'" + row.run() + "'").collect(Collectors.joining(", "));
    }
}
