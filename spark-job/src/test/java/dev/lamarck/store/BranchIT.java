package dev.lamarck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamarck.store.query.Fingerprint;
import dev.lamarck.store.query.SmallRuns;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SparkExtension.class)
final class BranchIT {

    @TempDir
    static Path folder;

    private static Warehouse warehouse;
    private static SparkSession session;

    @BeforeAll
    static void fill(SparkSession shared) {
        session = shared;
        warehouse = open(point -> {});
        new SmallRuns(warehouse, "worker-1").make("origin", 3);
    }

    @Test
    void create_fromOlderGeneration_continuesAsItsParentDid() {
        Head head = Branch.create(warehouse, "origin", 1, SmallRuns.row("twin"), "driver");
        assertThat(head.generation()).isEqualTo(1);
        assertThat(row("twin").parent()).hasValue(new RunRow.Parent("origin", 1, 2));
        assertThat(rows("candidates", "twin", "slot")).isEqualTo(rowsOfOrigin());
        assertThat(rows("generations", "twin", "generation")).hasSize(2);
        assertThat(rows("settings", "twin", "version")).hasSize(1);
        Row settings = rows("settings", "twin", "version").get(0);
        assertThat(Branch.inheritedSettings(
                        warehouse, "twin", row("twin").parent().orElseThrow()))
                .isEqualTo(settings.<Integer>getAs("version"));
        assertThat(rows("settings", "twin", "version")).hasSize(1);
        assertThat(rows("state", "twin", "generation")).hasSize(1);
        try (RunStore store = warehouse.open("twin", "later")) {
            assertThat(store.head()).hasValue(head);
            assertThat(store.states()).containsEntry("bandit", new byte[] {0});
            assertThat(store.generations()).hasSize(2);
            assertThat(store.pending()).isEmpty();
            assertThat(store.population(1)).hasSize(SmallRuns.SLOTS - 1);
            new SmallRuns(warehouse, "another").extend(store, 3);
        }
        assertThat(fingerprint("twin", 3)).isEqualTo(fingerprint("origin", 3));
        assertThat(fingerprint("twin", 2)).isEqualTo(fingerprint("origin", 2));
    }

    @Test
    void create_existingName_isRefused() {
        assertThatThrownBy(() -> Branch.create(warehouse, "origin", 1, SmallRuns.row("origin"), "driver"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("the warehouse has a run of that name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"candidates.before", "state.after", "population.before"})
    void create_afterCrash_finishesWhatWasBegun(String point) {
        String name = "broken-" + point.replace('.', '-');
        Warehouse dying = open(at -> {
            if (at.equals("branch." + point)) {
                throw new IllegalStateException("dead");
            }
        });
        assertThatThrownBy(() -> Branch.create(dying, "origin", 2, SmallRuns.row(name), "dying"))
                .hasMessage("dead");
        assertThatThrownBy(() -> warehouse.open(name, "early"))
                .hasMessageStartingWith("Cannot use run " + name + ": its branch from generation 2 of run origin was");
        assertThatThrownBy(() -> Branch.create(warehouse, "origin", 1, SmallRuns.row(name), "other"))
                .hasMessageContaining("was not finished");

        Branch.create(warehouse, "origin", 2, SmallRuns.row(name), "again");
        assertThat(rows("candidates", name, "slot")).hasSize(SmallRuns.SLOTS - 1);
        assertThat(rows("runs", name, "seed")).hasSize(1);
        assertThat(rows("generations", name, "generation")).hasSize(3);
        try (RunStore store = warehouse.open(name, "later")) {
            assertThat(store.population(2)).hasSize(SmallRuns.SLOTS - 1);
        }
    }

    private static Warehouse open(Consumer<String> faults) {
        return Warehouse.open(session, folder.toString(), StoreSettings.defaults(), faults::accept);
    }

    private static RunRow row(String run) {
        return History.of(warehouse, run).run();
    }

    private static List<Row> rowsOfOrigin() {
        return session.read()
                .format("delta")
                .load(folder.resolve("candidates").toString())
                .where("run_id = 'origin' AND generation = 1 AND status = 'scored'")
                .drop("run_id")
                .orderBy("slot")
                .collectAsList();
    }

    private static List<Row> rows(String table, String run, String order) {
        return session.read()
                .format("delta")
                .load(folder.resolve(table).toString())
                .where("run_id = '" + run + "'")
                .drop("run_id")
                .orderBy(order)
                .collectAsList();
    }

    private static String fingerprint(String run, int generation) {
        return Fingerprint.of(warehouse, run, generation, Set.of("seconds"));
    }
}
