package dev.lamarck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A driver dies at every named point of a commit in turn, and another completes the run. */
@ExtendWith(SparkExtension.class)
final class FaultPointsIT {

    private static final int CANDIDATES = 10;

    @TempDir
    Path folder;

    private final AtomicReference<FaultPoint> fault = new AtomicReference<>(FaultPoint.NONE);

    @Test
    void open_afterADeathAtAnyPoint_completesTheRun(SparkSession session) {
        Warehouse warehouse = Warehouse.open(
                session,
                folder.toString(),
                StoreSettings.defaults(),
                point -> fault.get().at(point));
        List<String> points = List.copyOf(pointsOfACommit(warehouse));
        assertThat(points)
                .contains("candidates.before", "candidates.temp-written", "candidates.after")
                .contains("state.file-written", "population.file-written", "population.after");
        for (int i = 0; i < points.size(); i++) {
            dieAndComplete(warehouse, "r-" + i, points.get(i));
        }
        for (Table table : List.of(Table.CANDIDATES, Table.ARTIFACTS, Table.STATE, Table.GENERATIONS)) {
            assertThat(counts(warehouse, table)).as(table.tableName()).containsOnly(perRun(table));
        }
        assertThat(counts(warehouse, Table.POPULATION)).containsOnly((long) CANDIDATES);
    }

    @Test
    void create_afterADeathWhileCreating_works(SparkSession session) {
        Warehouse warehouse = Warehouse.open(
                session,
                folder.toString(),
                StoreSettings.defaults(),
                point -> fault.get().at(point));
        for (String point : List.of("runs.file-written", "runs.before", "runs.temp-written")) {
            dieAt(point);
            assertThatThrownBy(() -> warehouse.create(Samples.run("r-1"), "dead"))
                    .hasMessage(point);
        }
        dieAt("runs.after");
        assertThatThrownBy(() -> warehouse.create(Samples.run("r-1"), "dead")).hasMessage("runs.after");
        fault.set(FaultPoint.NONE);
        warehouse.open("r-1", "heir").close();
        assertThat(warehouse.runs()).hasSize(1);
    }

    private Set<String> pointsOfACommit(Warehouse warehouse) {
        Set<String> points = new ConcurrentSkipListSet<>();
        try (RunStore store = warehouse.create(Samples.run("undisturbed"), "driver")) {
            store.commit(Generations.full(store, 0, CANDIDATES));
            fault.set(points::add);
            store.commit(Generations.full(store, 1, CANDIDATES));
            fault.set(FaultPoint.NONE);
            store.commit(Generations.full(store, 2, CANDIDATES));
        }
        return new TreeSet<>(points);
    }

    private void dieAndComplete(Warehouse warehouse, String run, String point) {
        try (RunStore store = warehouse.create(Samples.run(run), "dead")) {
            store.commit(Generations.full(store, 0, CANDIDATES));
            dieAt(point);
            assertThatThrownBy(() -> store.commit(Generations.full(store, 1, CANDIDATES)))
                    .hasMessage(point);
            fault.set(FaultPoint.NONE);
        }
        try (RunStore store = warehouse.open(run, "heir")) {
            int done = store.head().orElseThrow().generation();
            assertThat(done).isEqualTo(point.equals("population.after") ? 1 : 0);
            boolean pending = store.pending().isPresent();
            assertThat(pending).as(point).isEqualTo(done == 0 && !point.matches("candidates.(before|temp-written)"));
            for (int generation = done + 1; generation <= 2; generation++) {
                store.commit(
                        pending && generation == 1 ? withoutFiles() : Generations.full(store, generation, CANDIDATES));
            }
        }
    }

    private static GenerationCommit withoutFiles() {
        return new GenerationCommit(
                1,
                1,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(Samples.state(1)),
                List.of(),
                Samples.generation(1, CANDIDATES),
                Samples.population(1, CANDIDATES));
    }

    private static List<Long> counts(Warehouse warehouse, Table table) {
        return warehouse.table(table).groupBy(Table.RUN).count().collectAsList().stream()
                .map((Row row) -> row.getLong(1))
                .toList();
    }

    private static long perRun(Table table) {
        return IntStream.rangeClosed(0, 2)
                .mapToLong(generation -> table == Table.CANDIDATES ? CANDIDATES : 1)
                .sum();
    }

    private void dieAt(String wanted) {
        fault.set(point -> {
            if (point.equals(wanted)) {
                throw new IllegalStateException(point);
            }
        });
    }
}
