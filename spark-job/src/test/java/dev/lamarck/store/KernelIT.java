package dev.lamarck.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.delta.kernel.Scan;
import io.delta.kernel.Snapshot;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.data.ScanStateRow;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Another client than Spark reads the tables: Delta's Kernel for Java. */
@ExtendWith(SparkExtension.class)
final class KernelIT {

    private final Engine engine = DefaultEngine.create(new Configuration());

    @TempDir
    Path folder;

    @Test
    void kernel_readsWhatWasCommitted(SparkSession session) throws IOException {
        Warehouse warehouse = Warehouse.open(session, folder.toString(), StoreSettings.defaults());
        try (RunStore store = warehouse.create(Samples.run("r-1"), "driver")) {
            store.commit(Generations.full(store, 0, 10));
            store.commit(Generations.full(store, 1, 10));
        }
        assertThat(rows(latest(Table.CANDIDATES), "generation", "slot", "candidate_id"))
                .hasSize(20)
                .contains("1 7 " + Samples.id(1, 7));
        assertThat(rows(latest(Table.POPULATION), "generation", "rank", "candidate_id"))
                .hasSize(10)
                .contains("1 3 " + Samples.id(1, 3));
        Snapshot before = table(Table.POPULATION).getSnapshotAsOfVersion(engine, 1);
        assertThat(rows(before, "generation", "rank", "candidate_id")).contains("0 3 " + Samples.id(0, 3));
    }

    private Snapshot latest(Table table) {
        return table(table).getLatestSnapshot(engine);
    }

    private io.delta.kernel.Table table(Table table) {
        return io.delta.kernel.Table.forPath(engine, folder.resolve(table.tableName()).toString());
    }

    private List<String> rows(Snapshot snapshot, String first, String second, String third) throws IOException {
        StructType columns = new StructType()
                .add(snapshot.getSchema().get(first))
                .add(snapshot.getSchema().get(second))
                .add(snapshot.getSchema().get(third));
        Scan scan = snapshot.getScanBuilder().withReadSchema(columns).build();
        List<String> rows = new ArrayList<>();
        try (CloseableIterator<FilteredColumnarBatch> batches = scan.getScanFiles(engine)) {
            while (batches.hasNext()) {
                try (CloseableIterator<Row> files = batches.next().getRows()) {
                    while (files.hasNext()) {
                        read(scan, files.next(), rows);
                    }
                }
            }
        }
        return rows;
    }

    private void read(Scan scan, Row file, List<String> rows) throws IOException {
        Row state = scan.getScanState(engine);
        FileStatus status = InternalScanFileUtils.getAddFileStatus(file);
        CloseableIterator<ColumnarBatch> data = engine.getParquetHandler()
                .readParquetFiles(
                        io.delta.kernel.internal.util.Utils.singletonCloseableIterator(status),
                        ScanStateRow.getPhysicalDataReadSchema(state),
                        Optional.empty())
                .map(result -> result.getData());
        try (CloseableIterator<FilteredColumnarBatch> batches =
                Scan.transformPhysicalData(engine, state, file, data)) {
            while (batches.hasNext()) {
                batches.next().getRows().forEachRemaining(row -> rows.add(String.format(
                        Locale.ROOT, "%d %d %s", row.getInt(0), row.getInt(1), row.getString(2))));
            }
        }
    }
}
