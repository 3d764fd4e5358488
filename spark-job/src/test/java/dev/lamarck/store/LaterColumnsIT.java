package dev.lamarck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tables that were made before they had all of today's columns. */
@ExtendWith(SparkExtension.class)
final class LaterColumnsIT {

    @TempDir
    Path folder;

    private SparkSession session;

    /** A warehouse with one candidate, as it was before there were edits and marks. */
    @BeforeEach
    void makeAnOldTable(SparkSession shared) throws IOException {
        session = shared;
        open(StoreSettings.Writer.LOG);
        Path first = folder.resolve("candidates/_delta_log/00000000000000000000.json");
        String schema = Table.CANDIDATES.schema().json();
        String old = without(Table.CANDIDATES.schema()).json();
        Files.writeString(first, Files.readString(first).replace(quoted(schema), quoted(old)));
        Row row = new CandidateCodec().toRow(Samples.program(0, 0), "r-0");
        session.createDataFrame(List.of(row), Table.CANDIDATES.schema())
                .drop("edits", "marks")
                .write()
                .format("delta")
                .mode("append")
                .save(folder.resolve("candidates").toString());
    }

    private static StructType without(StructType schema) {
        StructType old = new StructType();
        for (var field : schema.fields()) {
            old = Table.CANDIDATES.laterColumns().contains(field.name()) ? old : old.add(field);
        }
        return old;
    }

    private static String quoted(String json) {
        return json.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private Warehouse open(StoreSettings.Writer writer) {
        StoreSettings settings = new StoreSettings(writer, Duration.ofDays(30), 100, true, false, Optional.empty());
        return Warehouse.open(session, folder.toString(), settings);
    }

    @Test
    void table_forReaders_hasTheColumnsWithoutAChange() {
        Warehouse warehouse = open(StoreSettings.Writer.LOG);
        Dataset<Row> rows = warehouse.table(Table.CANDIDATES);
        assertThat(rows.schema().fieldNames())
                .containsExactlyInAnyOrder(Table.CANDIDATES.schema().fieldNames());
        CandidateRow read = new CandidateCodec().fromRow(rows.first());
        assertThat(read.edits()).isEmpty();
        assertThat(read.marks().isEmpty()).isTrue();
        assertThat(warehouse.candidate("r-0", 0, 0)).isPresent();
        assertThat(warehouse.snapshot(Table.CANDIDATES).contract().missing(Table.CANDIDATES))
                .hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(StoreSettings.Writer.class)
    void create_addsTheColumns_andOldAndNewRowsAreRead(StoreSettings.Writer writer) {
        Warehouse warehouse = open(writer);
        try (RunStore store = warehouse.create(Samples.run("r-1"), "driver")) {
            store.commit(Generations.full(store, 0, 1));
            store.commit(Generations.full(store, 1, 3));
        }
        List<Row> rows = session.read()
                .format("delta")
                .load(folder.resolve("candidates").toString())
                .orderBy("run_id", "generation", "slot")
                .select("edits", "marks")
                .collectAsList();
        assertThat(rows).hasSize(5).filteredOn(row -> !row.isNullAt(0)).hasSize(2);
        assertThat(rows.get(0).isNullAt(0)).as("the old one").isTrue();
        assertThat(warehouse.candidate("r-1", 1, 2)).map(CandidateRow::edits).contains(Samples.edits(1, 2));
        assertThat(warehouse.candidate("r-0", 0, 0)).map(CandidateRow::edits).contains(List.of());
        assertThat(open(writer).snapshot(Table.CANDIDATES).contract().properties())
                .containsEntry("lamarck.schema", "1");
    }

    @Test
    void completed_byManyAtOnce_addsTheColumnsOnce() throws Exception {
        int drivers = 4;
        ExecutorService threads = Executors.newFixedThreadPool(drivers);
        CountDownLatch start = new CountDownLatch(drivers);
        List<Future<Long>> versions = new ArrayList<>();
        for (int i = 0; i < drivers; i++) {
            Warehouse warehouse = open(StoreSettings.Writer.LOG);
            versions.add(threads.submit(() -> {
                start.countDown();
                start.await();
                return warehouse.completed(Table.CANDIDATES).version();
            }));
        }
        for (Future<Long> version : versions) {
            assertThat(version.get()).isEqualTo(2);
        }
        threads.shutdown();
    }

    @Test
    void open_columnOfAnotherType_isRefused() throws IOException {
        Path first = folder.resolve("candidates/_delta_log/00000000000000000000.json");
        String old = without(Table.CANDIDATES.schema()).json();
        String odd = without(Table.CANDIDATES.schema()).add("marks", "string").json();
        Files.writeString(first, Files.readString(first).replace(quoted(old), quoted(odd)));
        Files.deleteIfExists(first.resolveSibling("00000000000000000001.crc")); // has the columns as well
        assertThatThrownBy(() -> open(StoreSettings.Writer.LOG))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("marks");
    }
}
