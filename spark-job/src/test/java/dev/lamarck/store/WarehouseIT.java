package dev.lamarck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SparkExtension.class)
final class WarehouseIT {

    @TempDir
    Path folder;

    @Test
    void open_newFolder_makesPlainTablesThatAnyReaderKnows(SparkSession session) {
        open(session);
        for (Table table : Table.values()) {
            Row detail = session.sql("DESCRIBE DETAIL delta.`" + folder.resolve(table.tableName()) + "`")
                    .first();
            assertThat(detail.<Integer>getAs("minReaderVersion")).isEqualTo(1);
            assertThat(detail.<Integer>getAs("minWriterVersion")).isEqualTo(2);
            assertThat(detail.<String>getAs("description")).isEqualTo(table.comment());
            assertThat(detail.<String>getList(detail.fieldIndex("partitionColumns")))
                    .containsExactly(Table.RUN);
            assertThat(detail.<String, String>getJavaMap(detail.fieldIndex("properties")))
                    .containsEntry("lamarck.schema", "1")
                    .containsEntry("delta.deletedFileRetentionDuration", "interval 30 days")
                    .containsEntry("delta.enableDeletionVectors", "false");
        }
    }

    @Test
    void open_again_changesNothing(SparkSession session) {
        open(session);
        Warehouse again = open(session);
        assertThat(again.snapshot(Table.CANDIDATES).version()).isZero();
        assertThat(again.uri()).isEqualTo("file:" + folder);
    }

    @Test
    void uri_ofAnyFolder_opensTheSameWarehouse(SparkSession session) {
        String odd = folder.resolve("a folder with %20 in it").toString();
        Warehouse warehouse = Warehouse.open(session, odd, StoreSettings.defaults());
        assertThat(Warehouse.open(session, warehouse.uri(), StoreSettings.defaults())
                        .root())
                .isEqualTo(warehouse.root());
        assertThat(folder.toFile().list()).containsExactly("a folder with %20 in it");
    }

    @Test
    void open_tableOfANewerProtocol_isRefused(SparkSession session) throws IOException {
        open(session);
        append(
                Table.STATE,
                "{\"protocol\":{\"minReaderVersion\":3,\"minWriterVersion\":7,"
                        + "\"readerFeatures\":[],\"writerFeatures\":[]}}");
        assertThatThrownBy(() -> open(session))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("Cannot use table state under ")
                .hasMessageContaining("protocol is (3, 7)");
    }

    @Test
    void open_tableWithAFeatureThatNobodyKnows_isRefused(SparkSession session) throws IOException {
        open(session);
        append(
                Table.STATE,
                "{\"protocol\":{\"minReaderVersion\":3,\"minWriterVersion\":7,"
                        + "\"readerFeatures\":[\"soundTable\"],\"writerFeatures\":[\"soundTable\"]}}");
        assertThatThrownBy(() -> open(session))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("Cannot open table state under ")
                .hasMessageContaining("soundTable");
    }

    @Test
    void open_tableOfANewerLayout_isRefused(SparkSession session) throws IOException {
        open(session);
        Path first = version(Table.RUNS, 0);
        String metadata =
                Files.readAllLines(first).get(2).replace("\"lamarck.schema\":\"1\"", "\"lamarck.schema\":\"2\"");
        append(Table.RUNS, metadata);
        assertThatThrownBy(() -> open(session))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("its layout is version 2 and this version of Lamarck knows 1");
    }

    @Test
    void open_tableOfAnotherProgram_isRefused(SparkSession session) {
        session.range(3)
                .write()
                .format("delta")
                .save(folder.resolve("candidates").toString());
        assertThatThrownBy(() -> open(session))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("a Delta table that Lamarck did not make");
    }

    @Test
    void open_whereAFileIsInTheWay_saysSo(SparkSession session) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> Warehouse.open(session, file.toString(), StoreSettings.defaults()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void open_schemeThatSparkLacks_saysSo(SparkSession session) {
        assertThatThrownBy(() -> Warehouse.open(session, "nowhere://x/y", StoreSettings.defaults()))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("Cannot reach the warehouse 'nowhere://x/y': ");
    }

    @Test
    void open_withADatabase_registersTheTables(SparkSession session) {
        StoreSettings settings = new StoreSettings(
                StoreSettings.Writer.LOG, Duration.ofDays(30), 100, true, true, Optional.of("lamarck_it"));
        Warehouse warehouse = Warehouse.open(session, folder.toString(), settings);
        warehouse.create(Samples.run("r-1"), "driver").close();
        assertThat(session.table("lamarck_it.runs").count()).isEqualTo(1);
        assertThat(session.table("lamarck_it.candidates").schema().fieldNames())
                .isEqualTo(Table.CANDIDATES.schema().fieldNames());
        session.sql("DROP DATABASE lamarck_it CASCADE");
    }

    @Test
    void open_withADatabaseOfAnotherWarehouse_isRefused(SparkSession session) {
        StoreSettings settings = new StoreSettings(
                StoreSettings.Writer.LOG, Duration.ofDays(30), 100, true, true, Optional.of("lamarck_two"));
        String odd = folder.resolve("it's a \\ 100%25").toString();
        try {
            Warehouse warehouse = Warehouse.open(session, odd, settings);
            warehouse.create(Samples.run("r-1"), "driver").close();
            assertThat(session.table("lamarck_two.runs").count()).isEqualTo(1);
            assertThat(Warehouse.open(session, odd, settings).exists("r-1")).isTrue();
            assertThatThrownBy(() ->
                            Warehouse.open(session, folder.resolve("second").toString(), settings))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("lamarck_two")
                    .hasMessageContaining("it's a");
        } finally {
            session.sql("DROP DATABASE IF EXISTS lamarck_two CASCADE");
        }
    }

    private Warehouse open(SparkSession session) {
        return Warehouse.open(session, folder.toString(), StoreSettings.defaults());
    }

    private void append(Table table, String action) throws IOException {
        Files.writeString(version(table, 1), action + "\n");
    }

    private Path version(Table table, int version) {
        return folder.resolve(table.tableName())
                .resolve("_delta_log")
                .resolve(String.format(Locale.ROOT, "%020d.json", version));
    }
}
