package dev.lamarck.store;

import io.delta.exceptions.DeltaConcurrentModificationException;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * Lets Spark's Delta writer copy the files from staging into the table: some hundred milliseconds a commit, and right for
 * whatever Delta has made of the table. Delta skips a commit whose number is taken without a word, so the log is read
 * before and after.
 */
final class SparkTableWriter implements TableWriter {

    private static final String STAGING = "_staging";
    private static final long LARGE_BYTES = 64L << 20;

    private final SparkSession session;
    private final Path warehouse;
    private final Driver driver;
    private final boolean syncs;
    private final HadoopConf conf;

    SparkTableWriter(SparkSession session, Path warehouse, Driver driver, boolean syncs, HadoopConf conf) {
        this.session = session;
        this.warehouse = warehouse;
        this.driver = driver;
        this.syncs = syncs;
        this.conf = conf;
    }

    @Override
    public FileTarget target(Table table) {
        String root = new Path(warehouse, STAGING).toUri().toString();
        return new FileTarget(root, driver.run() + "/" + table.tableName(), driver.run(), true, syncs, conf);
    }

    @Override
    public void write(RunLog log, TableCommit commit) {
        if (!log.catchUp(commit)) {
            append(log, commit);
        }
        discard(commit.files());
    }

    private void append(RunLog log, TableCommit commit) {
        try {
            save(commit);
        } catch (DeltaConcurrentModificationException e) {
            if (!log.catchUp(commit)) {
                throw StoreErrors.conflict(commit, e);
            }
            return;
        }
        if (!log.catchUp(commit)) {
            throw StoreErrors.skipped(driver, commit);
        }
    }

    private void save(TableCommit commit) {
        Table table = commit.table();
        DataFrameWriter<Row> writer = staged(commit)
                .write()
                .format("delta")
                .option("txnAppId", driver.application(table))
                .option("txnVersion", commit.generation())
                .option("userMetadata", Json.write(commit.metadata()));
        if (table.replaces()) {
            writer.option("replaceWhere", Table.RUN + " = '" + driver.run() + "'");
        }
        writer.mode(table.replaces() ? "overwrite" : "append")
                .save(new Path(warehouse, table.tableName()).toString());
    }

    private Dataset<Row> staged(TableCommit commit) {
        Table table = commit.table();
        String[] paths = commit.files().stream()
                .map(file -> new Path(java.net.URI.create(file.path())).toString())
                .toArray(String[]::new);
        Dataset<Row> rows = paths.length == 0
                ? session.createDataFrame(List.of(), table.fileSchema())
                : session.read().schema(table.fileSchema()).parquet(paths);
        long bytes = commit.files().stream().mapToLong(DataFile::size).sum();
        Dataset<Row> placed = rows.withColumn(Table.RUN, functions.lit(driver.run()));
        return bytes < LARGE_BYTES ? placed.coalesce(1) : placed;
    }

    private void discard(List<DataFile> files) {
        for (DataFile file : files) {
            Path path = new Path(java.net.URI.create(file.path()));
            try {
                path.getFileSystem(conf.configuration()).delete(path, false);
            } catch (IOException e) {
                throw StoreErrors.cannotDelete(path.toString(), e);
            }
        }
    }

    @Override
    public void close() {}
}
