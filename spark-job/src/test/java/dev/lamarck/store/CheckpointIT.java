package dev.lamarck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A log that is summed up every five versions, and what a run is when the older half of the log is gone. */
@ExtendWith(SparkExtension.class)
final class CheckpointIT {

    private static final int CANDIDATES = 5;

    @TempDir
    Path folder;

    private Warehouse warehouse;

    @BeforeEach
    void commitTwelveGenerations(SparkSession session) {
        StoreSettings settings = new StoreSettings(
                StoreSettings.Writer.LOG, Duration.ofDays(30), 5, false, true, Optional.empty());
        warehouse = Warehouse.open(session, folder.toString(), settings);
        try (RunStore early = warehouse.create(Samples.run("early"), "driver")) {
            early.commit(Generations.full(early, 0, CANDIDATES));
        }
        try (RunStore store = warehouse.create(Samples.run("r-1"), "driver")) {
            for (int generation = 0; generation < 12; generation++) {
                store.commit(Generations.full(store, generation, CANDIDATES));
            }
        }
    }

    @Test
    void close_afterCommits_hasSummedUpTheLogs() {
        for (Table table : List.of(Table.CANDIDATES, Table.POPULATION, Table.STATE)) {
            assertThat(log(table).resolve("00000000000000000010.checkpoint.parquet")).exists();
            assertThat(log(table).resolve("_last_checkpoint")).content().contains("\"version\":10");
        }
        assertThat(warehouse.table(Table.CANDIDATES).count()).isEqualTo(13 * CANDIDATES);
    }

    @Test
    void open_afterACleanUpOfTheLog_goesOn() throws IOException {
        for (Table table : List.of(Table.CANDIDATES, Table.GENERATIONS, Table.STATE, Table.POPULATION)) {
            for (int version = 0; version < 10; version++) {
                Files.delete(log(table).resolve(String.format(Locale.ROOT, "%020d.json", version)));
            }
        }
        try (RunStore store = warehouse.open("r-1", "later")) {
            assertThat(store.head()).hasValueSatisfying(head -> assertThat(head.metadata())
                    .containsEntry("generation", "11"));
            assertThat(store.candidateFiles()).hasSize(12).allMatch(file -> file.lastGeneration() < 12);
            store.commit(Generations.full(store, 12, CANDIDATES));
            assertThat(store.population(12)).hasSize(CANDIDATES);
            assertThatThrownBy(() -> store.population(3)).hasMessageContaining("does not reach back to it any more");
        }
        try (RunStore store = warehouse.open("early", "later")) {
            assertThat(store.head()).hasValueSatisfying(head -> assertThat(head.generation())
                    .isZero());
            assertThat(store.population(0)).hasSize(CANDIDATES);
            store.commit(Generations.full(store, 1, CANDIDATES));
        }
        assertThat(warehouse.table(Table.POPULATION).count()).isEqualTo(2 * CANDIDATES);
    }

    private Path log(Table table) {
        return folder.resolve(table.tableName()).resolve("_delta_log");
    }
}
