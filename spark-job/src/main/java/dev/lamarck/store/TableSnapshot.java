package dev.lamarck.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.delta.kernel.ScanBuilder;
import io.delta.kernel.Snapshot;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.exceptions.KernelException;
import io.delta.kernel.exceptions.TableNotFoundException;
import io.delta.kernel.expressions.Column;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.expressions.Predicate;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.actions.Metadata;
import io.delta.kernel.utils.CloseableIterator;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** A table at its newest version, read by Delta Kernel without a Spark job. */
final class TableSnapshot {

    private final Table table;
    private final String root;
    private final Engine engine;
    private final Snapshot snapshot;

    private TableSnapshot(Table table, String root, Engine engine, Snapshot snapshot) {
        this.table = table;
        this.root = root;
        this.engine = engine;
        this.snapshot = snapshot;
    }

    /** The table, if it exists and this version can write to it. */
    static Optional<TableSnapshot> load(Table table, String root, Engine engine) {
        try {
            Snapshot snapshot = io.delta.kernel.Table.forPath(engine, root).getLatestSnapshot(engine);
            TableSnapshot loaded = new TableSnapshot(table, root, engine, snapshot);
            loaded.contract().check(table, root);
            return Optional.of(loaded);
        } catch (TableNotFoundException e) {
            return Optional.empty();
        } catch (KernelException e) {
            throw StoreErrors.cannotOpen(table, root, e);
        }
    }

    long version() {
        return snapshot.getVersion();
    }

    Instant committedAt() {
        return Instant.ofEpochMilli(snapshot.getTimestamp(engine));
    }

    OptionalLong transaction(String application) {
        return snapshot.getLatestTransactionVersion(engine, application)
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    /** The live files of a run. */
    List<DataFile> files(String run) {
        Predicate ofRun = new Predicate("=", new Column(Table.RUN), Literal.ofString(run));
        return files(snapshot.getScanBuilder().withFilter(ofRun), run::equals);
    }

    /** The live files of all runs. */
    List<DataFile> files() {
        return files(snapshot.getScanBuilder(), run -> true);
    }

    private List<DataFile> files(ScanBuilder scan, java.util.function.Predicate<String> wanted) {
        List<DataFile> files = new ArrayList<>();
        try (CloseableIterator<FilteredColumnarBatch> batches = scan.build().getScanFiles(engine, true)) {
            while (batches.hasNext()) {
                collect(batches.next(), wanted, files);
            }
        } catch (IOException e) {
            throw StoreErrors.cannotRead(table, root, e);
        }
        return files;
    }

    private static void collect(
            FilteredColumnarBatch batch, java.util.function.Predicate<String> wanted, List<DataFile> files)
            throws IOException {
        try (CloseableIterator<Row> rows = batch.getRows()) {
            while (rows.hasNext()) {
                Row row = rows.next();
                String run = String.valueOf(
                        InternalScanFileUtils.getPartitionValues(row).get(Table.RUN));
                if (wanted.test(run)) {
                    files.add(file(row.getStruct(InternalScanFileUtils.ADD_FILE_ORDINAL), run));
                }
            }
        }
    }

    private static DataFile file(Row add, String run) {
        int column = add.getSchema().indexOf("stats");
        String stats = column < 0 || add.isNullAt(column) ? "" : add.getString(column);
        return new DataFile(
                add.getString(add.getSchema().indexOf("path")),
                run,
                add.getLong(add.getSchema().indexOf("size")),
                add.getLong(add.getSchema().indexOf("modificationTime")),
                FileStats.rows(stats),
                stats);
    }

    /** What the log says of the table, with columns after those that it has. */
    ObjectNode metadata(List<StructField> more) {
        Metadata now = snapshot.getMetadata();
        StructType schema = contract().schema();
        for (StructField column : more) {
            schema = schema.add(column);
        }
        ObjectNode metadata = Json.object().put("id", now.getId());
        now.getName().ifPresent(name -> metadata.put("name", name));
        now.getDescription().ifPresent(description -> metadata.put("description", description));
        ObjectNode format =
                metadata.putObject("format").put("provider", now.getFormat().getProvider());
        now.getFormat().getOptions().forEach(format.putObject("options")::put);
        metadata.put("schemaString", schema.json());
        snapshot.getPartitionColumnNames().forEach(metadata.putArray("partitionColumns")::add);
        ObjectNode configuration = metadata.putObject("configuration");
        now.getConfiguration().forEach(configuration::put);
        now.getCreatedTime().ifPresent(time -> metadata.put("createdTime", time));
        return metadata;
    }

    TableContract contract() {
        return TableContract.of(
                snapshot.getProtocol().getMinReaderVersion(),
                snapshot.getProtocol().getMinWriterVersion(),
                snapshot.getMetadata().getSchemaString(),
                snapshot.getPartitionColumnNames(),
                snapshot.getMetadata().getConfiguration());
    }
}
