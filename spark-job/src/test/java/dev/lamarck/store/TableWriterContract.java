package dev.lamarck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.holdenkarau.spark.testing.JavaDatasetSuiteBase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What holds whoever writes the tables. */
@ExtendWith(SparkExtension.class)
abstract class TableWriterContract {

    private static final int CANDIDATES = 20;

    @TempDir
    Path folder;

    private final AtomicReference<FaultPoint> fault = new AtomicReference<>(FaultPoint.NONE);
    private SparkSession session;
    private Warehouse warehouse;

    abstract StoreSettings.Writer writer();

    @BeforeEach
    void open(SparkSession shared) {
        session = shared;
        StoreSettings settings = new StoreSettings(writer(), Duration.ofDays(30), 100, true, false, Optional.empty());
        warehouse = Warehouse.open(
                shared, folder.toString(), settings, point -> fault.get().at(point));
    }

    @Test
    void commit_twoGenerations_fillsEveryTable() {
        try (RunStore store = warehouse.create(Samples.run("r-1"), "driver")) {
            commit(store, 0, 1);
            assertThat(store.head()).hasValueSatisfying(head -> {
                assertThat(head.generation()).isEqualTo(1);
                assertThat(head.metadata().get("versions")).contains("\"candidates\":2");
            });
        }
        assertEqual(Table.RUNS, new RunCodec(), List.of(Samples.run("r-1")), "seed");
        assertEqual(Table.STATE, new StateCodec(), List.of(Samples.state(0), Samples.state(1)), "generation");
        assertEqual(Table.SETTINGS, new SettingsCodec(), List.of(Samples.settings(0, 1)), "generation");
        assertEqual(
                Table.GENERATIONS,
                new GenerationCodec(),
                List.of(Samples.generation(0, CANDIDATES), Samples.generation(1, CANDIDATES)),
                "generation");
        assertEqual(Table.POPULATION, new PopulationCodec(), Samples.population(1, CANDIDATES), "rank");
        assertEqual(
                Table.CANDIDATES,
                new CandidateCodec(),
                java.util.stream.IntStream.range(0, 2 * CANDIDATES)
                        .mapToObj(i -> Samples.candidate(i / CANDIDATES, i % CANDIDATES))
                        .toList(),
                "generation",
                "slot");
        assertThat(warehouse.table(Table.ARTIFACTS).count()).isEqualTo(2);
        assertThat(warehouse.table(Table.LLM_CALLS).count()).isEqualTo(2);
        assertThat(warehouse.table(Table.CACHE).count()).isEqualTo(2);
    }

    @Test
    void commit_withoutMembersOrFacts_makesAGenerationExist() {
        try (RunStore store = warehouse.create(Samples.run("r-1"), "driver")) {
            commit(store, 0, 0);
            store.commit(new GenerationCommit(
                    1,
                    1,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    Samples.generation(1, 0),
                    List.of()));
            assertThat(store.population(1)).isEmpty();
            assertThat(store.population(0)).hasSize(CANDIDATES);
        }
        try (RunStore store = warehouse.open("r-1", "later")) {
            assertThat(store.head())
                    .hasValueSatisfying(head -> assertThat(head.generation()).isEqualTo(1));
        }
    }

    @Test
    void commit_byTheSlowerOfTwoDrivers_isFenced() {
        warehouse.create(Samples.run("r-1"), "creator").close();
        try (RunStore fast = warehouse.open("r-1", "fast");
                RunStore slow = warehouse.open("r-1", "slow")) {
            commit(fast, 0, 1);
            assertThatThrownBy(() -> commit(slow, 0, 0))
                    .isInstanceOf(FencedException.class)
                    .hasMessageContaining("another driver (fast)");
            commit(fast, 2, 2);
        }
        assertThat(warehouse.table(Table.CANDIDATES).count()).isEqualTo(3 * CANDIDATES);
        assertThat(warehouse.table(Table.POPULATION).count()).isEqualTo(CANDIDATES);
    }

    @Test
    void commit_ofRunsSideBySide_keepsThemApart() {
        try (RunStore one = warehouse.create(Samples.run("r-1"), "one");
                RunStore two = warehouse.create(Samples.run("r-2"), "two")) {
            commit(one, 0, 0);
            commit(two, 0, 0);
            commit(one, 1, 1);
            commit(two, 1, 1);
            assertThat(one.population(1)).hasSize(CANDIDATES);
            assertThat(two.candidateFiles()).hasSize(2);
        }
        assertThat(warehouse.table(Table.POPULATION).count()).isEqualTo(2 * CANDIDATES);
    }

    @Test
    void commit_afterACompaction_goesOn() {
        try (RunStore store = warehouse.create(Samples.run("r-1"), "driver")) {
            commit(store, 0, 1);
            session.sql("OPTIMIZE delta.`" + folder.resolve("candidates") + "`");
            commit(store, 2, 2);
            assertThat(store.candidateFiles()).hasSize(2);
        }
        assertThat(warehouse.table(Table.CANDIDATES).count()).isEqualTo(3 * CANDIDATES);
    }

    @Test
    void open_afterADeathBeforeThePopulation_hasThePendingGeneration() {
        try (RunStore store = warehouse.create(Samples.run("r-1"), "driver")) {
            commit(store, 0, 0);
            dieAt("candidates.after");
            assertThatThrownBy(() -> commit(store, 1, 1)).isInstanceOf(Death.class);
        }
        fault.set(FaultPoint.NONE);
        try (RunStore store = warehouse.open("r-1", "heir")) {
            assertThat(store.head())
                    .hasValueSatisfying(head -> assertThat(head.generation()).isZero());
            PendingGeneration pending = store.pending().orElseThrow();
            assertThat(pending.generation()).isEqualTo(1);
            assertThat(pending.rows().count()).isEqualTo(CANDIDATES);
            assertThat(pending.artifacts()).hasSize(1);
            store.commit(new GenerationCommit(
                    1,
                    1,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(Samples.state(1)),
                    List.of(),
                    Samples.generation(1, CANDIDATES),
                    Samples.population(1, CANDIDATES)));
            assertThat(store.pending()).isEmpty();
        }
        assertThat(warehouse.table(Table.CANDIDATES).count()).isEqualTo(2 * CANDIDATES);
        assertThat(warehouse.table(Table.ARTIFACTS).count()).isEqualTo(2);
        assertThat(warehouse.table(Table.LLM_CALLS).count()).isEqualTo(2);
        assertThat(warehouse.table(Table.CACHE).count()).isEqualTo(2);
    }

    @Test
    void commit_again_afterAFailureInTheMiddle_completesTheGeneration() {
        try (RunStore store = warehouse.create(Samples.run("r-1"), "driver")) {
            GenerationCommit commit = Generations.full(store, 0, CANDIDATES);
            dieAt("population.before");
            assertThatThrownBy(() -> store.commit(commit)).isInstanceOf(Death.class);
            assertThat(store.head()).isEmpty();
            fault.set(FaultPoint.NONE);
            store.commit(commit);
            assertThat(store.head()).isPresent();
        }
        assertThat(warehouse.table(Table.CANDIDATES).count()).isEqualTo(CANDIDATES);
        assertThat(warehouse.table(Table.GENERATIONS).count()).isEqualTo(1);
    }

    @Test
    void commit_ofAGenerationThatIsNotTheNext_isRefused() {
        try (RunStore store = warehouse.create(Samples.run("r-1"), "driver")) {
            assertThatThrownBy(() -> commit(store, 1, 1))
                    .hasMessage("The next generation of run r-1 is 0, so generation 1 cannot be committed");
        }
    }

    @Test
    void commit_leavesNothingInStaging() throws java.io.IOException {
        try (RunStore store = warehouse.create(Samples.run("r-1"), "driver")) {
            commit(store, 0, 0);
        }
        Path staging = folder.resolve("_staging");
        if (Files.exists(staging)) {
            try (java.util.stream.Stream<Path> left = Files.walk(staging)) {
                assertThat(left.filter(Files::isRegularFile)).isEmpty();
            }
        }
    }

    private static void commit(RunStore store, int first, int last) {
        for (int generation = first; generation <= last; generation++) {
            store.commit(Generations.full(store, generation, CANDIDATES));
        }
    }

    private <T> void assertEqual(Table table, Codec<T> codec, List<T> expected, String... order) {
        List<Row> rows =
                expected.stream().map(value -> codec.toRow(value, "r-1")).toList();
        Dataset<Row> wanted = session.createDataFrame(rows, table.schema()).orderBy(columns(order));
        Dataset<Row> found = session.createDataFrame(
                warehouse.table(table).orderBy(columns(order)).collectAsList(), table.schema());
        new JavaDatasetSuiteBase().assertDatasetEquals(wanted, found);
    }

    private static org.apache.spark.sql.Column[] columns(String... names) {
        return java.util.Arrays.stream(names)
                .map(org.apache.spark.sql.functions::col)
                .toArray(org.apache.spark.sql.Column[]::new);
    }

    private void dieAt(String wanted) {
        fault.set(point -> {
            if (point.equals(wanted)) {
                throw new Death(point);
            }
        });
    }

    static final class Death extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Death(String point) {
            super(point);
        }
    }
}
