package dev.lamarck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SparkExtension.class)
final class RunStoreIT {

    @TempDir
    Path folder;

    private Warehouse warehouse;

    @BeforeEach
    void open(SparkSession session) {
        warehouse = Warehouse.open(session, folder.resolve("ware house").toString(), StoreSettings.defaults());
    }

    @Test
    void create_newRun_isListedAndHasNoHead() {
        try (RunStore store = warehouse.create(Samples.run("r-1"), "driver")) {
            assertThat(store.head()).isEmpty();
            assertThat(store.generations()).isEmpty();
        }
        assertThat(warehouse.exists("r-1")).isTrue();
        assertThat(warehouse.exists("r-2")).isFalse();
        assertThat(warehouse.runs()).containsExactly(Samples.run("r-1"));
    }

    @Test
    void commit_generations_areReadBack() {
        try (RunStore store = warehouse.create(Samples.run("r-1"), "driver")) {
            for (int generation = 0; generation < 3; generation++) {
                store.commit(Generations.full(store, generation, 20));
            }
            assertThat(store.population(2)).usingRecursiveComparison().isEqualTo(inOrder(2, 20));
        }
        try (RunStore store = warehouse.open("r-1", "another")) {
            assertThat(store.head()).hasValueSatisfying(head -> {
                assertThat(head.generation()).isEqualTo(2);
                assertThat(head.metadata()).containsEntry("owner", "driver").containsEntry("schema", "1");
            });
            assertThat(store.generations()).hasSize(3);
            assertThat(store.generations().get(1)).isEqualTo(Samples.generation(1, 20));
            assertThat(store.states())
                    .containsOnlyKeys("bandit")
                    .containsEntry("bandit", Samples.state(2).content());
            assertThat(store.population(1)).usingRecursiveComparison().isEqualTo(inOrder(1, 20));
            assertThat(store.pending()).isEmpty();
        }
    }

    @Test
    void candidateFiles_afterCommits_saysWhereCandidatesLie() {
        try (RunStore store = warehouse.create(Samples.run("r-1"), "driver")) {
            store.commit(Generations.full(store, 0, 20));
            store.commit(Generations.full(store, 1, 20));
            List<CandidateFile> files = store.candidateFiles();
            assertThat(files).hasSize(2);
            assertThat(files.get(1).mayHold(1, 19)).isTrue();
            assertThat(files.get(1).mayHold(0, 19)).isFalse();
            assertThat(Path.of(java.net.URI.create(files.get(1).uri()))).exists();
        }
        try (RunStore store = warehouse.open("r-1", "another")) {
            assertThat(store.candidateFiles()).hasSize(2).allMatch(file -> file.rows() == 20);
        }
    }

    @Test
    void open_unknownRun_namesTheWarehouse() {
        assertThatThrownBy(() -> warehouse.open("nobody", "driver"))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("Cannot open run nobody: ")
                .hasMessageContaining(warehouse.uri());
    }

    @Test
    void create_existingRun_isTheUsersMistake() {
        warehouse.create(Samples.run("r-1"), "driver").close();
        assertThatThrownBy(() -> warehouse.create(Samples.run("r-1"), "another"))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.fault()).isEqualTo(StoreException.Fault.USER))
                .hasMessageContaining("Resume it, or choose another name");
    }

    private static List<PopulationRow> inOrder(int generation, int members) {
        return Samples.population(generation, members).stream()
                .sorted(java.util.Comparator.comparingInt(PopulationRow::island).thenComparingInt(PopulationRow::rank))
                .toList();
    }
}
