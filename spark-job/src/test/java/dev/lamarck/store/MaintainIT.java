package dev.lamarck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamarck.store.Maintain.Report;
import dev.lamarck.store.Maintain.Staged;
import dev.lamarck.store.query.Fingerprint;
import dev.lamarck.store.query.SmallRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SparkExtension.class)
final class MaintainIT {

    @TempDir
    Path folder;

    private SparkSession session;
    private Warehouse warehouse;
    private SmallRuns runs;

    @BeforeEach
    void open(SparkSession shared) {
        session = shared;
        warehouse = open(Duration.ofDays(30));
        runs = new SmallRuns(warehouse, "worker-1");
    }

    @Test
    void tables_besideARunningDriver_compactsWithoutDisturbingIt() throws IOException {
        runs.make("busy", 2);
        String before = fingerprint("busy", 1);
        Path orphan = orphan();
        try (RunStore store = warehouse.open("busy", "driver")) {
            assertThat(report(Maintain.tables(warehouse, Optional.empty(), true), Table.CANDIDATES))
                    .isEqualTo(new Report(Table.CANDIDATES, 3, 3, 1, 7, Optional.empty()));
            assertThat(orphan).exists();

            Warehouse longer = open(Duration.ofDays(20));
            List<Report> reports = Maintain.tables(longer, Optional.of("busy"), false);
            assertThat(report(reports, Table.CANDIDATES)).satisfies(report -> {
                assertThat(report.liveBefore()).isEqualTo(3);
                assertThat(report.liveAfter()).isEqualTo(1);
                assertThat(report.deleted()).isEqualTo(1);
                assertThat(report.freedBytes()).isEqualTo(7);
                assertThat(report.checkpoint()).isPresent();
            });
            assertThat(report(reports, Table.POPULATION).liveAfter()).isEqualTo(1);
            assertThat(orphan).doesNotExist();
            runs.extend(store, 3);
        }
        assertThat(fingerprint("busy", 1)).isEqualTo(before);
        assertThat(History.of(warehouse, "busy").entries()).hasSize(4);
        assertThat(warehouse.table(Table.CANDIDATES).count()).isEqualTo(4L * SmallRuns.SLOTS);
    }

    @Test
    void staging_ofCommittedGenerations_isDeleted() throws IOException {
        runs.make("staged", 1);
        for (int generation = 0; generation < 3; generation++) {
            Files.createDirectories(folder.resolve("_staging/staged/" + generation));
        }
        assertThat(Maintain.staging(warehouse, true)).isEqualTo(new Staged(2, 0));
        assertThat(Maintain.staging(warehouse, false)).isEqualTo(new Staged(2, 0));
        assertThat(folder.resolve("_staging/staged/2")).exists();
        assertThat(folder.resolve("_staging/staged/1")).doesNotExist();
    }

    @Test
    void staging_ofTables_isDeletedOnceNobodyWillAskForIt() throws IOException {
        StoreSettings copying = settings(StoreSettings.Writer.SPARK, Duration.ofDays(30));
        Warehouse dying = Warehouse.open(session, folder.toString(), copying, diesAt("llm_calls.before"));
        Warehouse there = Warehouse.open(session, folder.toString(), copying);
        assertThatThrownBy(() -> new SmallRuns(dying, "worker-1").make("copied", 0))
                .hasMessage("died");
        age("copied");
        assertThat(Maintain.staging(there, false))
                .as("the resumed run needs it")
                .isEqualTo(new Staged(0, 0));

        try (RunStore store = there.open("copied", "driver")) {
            assertThat(store.pending()).isPresent();
            new SmallRuns(there, "worker-1").extend(store, 0);
            Path fresh = Path.of(SmallRuns.file(store, new StateCodec(), List.of(new StateRow(1, "a", 1, new byte[0])))
                    .path()
                    .replace("file:", ""));
            Maintain.staging(there, false);
            assertThat(fresh).as("of a stage under way").exists();
        }
        age("copied");
        int left = staged("copied").size();
        assertThat(left).isPositive();
        assertThat(Maintain.staging(there, true)).isEqualTo(new Staged(0, left));
        assertThat(Maintain.staging(there, false)).isEqualTo(new Staged(0, left));
        assertThat(staged("copied")).isEmpty();
        assertThat(there.table(Table.LLM_CALLS).count()).isEqualTo(2);
    }

    private static FaultPoint diesAt(String wanted) {
        return point -> {
            if (point.equals(wanted)) {
                throw new IllegalStateException("died");
            }
        };
    }

    private List<Path> staged(String run) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("_staging").resolve(run))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private void age(String run) throws IOException {
        for (Path file : staged(run)) {
            age(file);
        }
    }

    private static void age(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(40))));
    }

    @Test
    void delete_run_leavesTheOthers() {
        runs.make("stays", 0);
        runs.make("goes", 1);
        try (RunStore store = warehouse.open("goes", "driver")) {
            assertThat(store.head()).isPresent();
            assertThatThrownBy(() -> Maintain.delete(warehouse, "goes"))
                    .hasMessageStartingWith("Cannot drive run goes");
        }
        assertThat(Maintain.holds(warehouse, "goes")).isTrue();
        Maintain.delete(warehouse, "goes");
        assertThat(Maintain.holds(warehouse, "goes")).isFalse();
        assertThat(warehouse.exists("goes")).isFalse();
        assertThat(warehouse.table(Table.CANDIDATES).count()).isEqualTo(SmallRuns.SLOTS);
        assertThat(warehouse.table(Table.POPULATION).count()).isEqualTo(SmallRuns.SLOTS - 1);
        assertThatThrownBy(() -> Maintain.delete(warehouse, "goes")).hasMessageContaining("no run of that name");
        assertThatThrownBy(() -> runs.make("goes", 0)).hasMessageContaining("was deleted");
    }

    @Test
    void tables_withRetentionOfSeconds_refuses() {
        Warehouse hasty = open(Duration.ofSeconds(5));
        assertThatThrownBy(() -> Maintain.staging(hasty, false)).hasMessageContaining("retention of 5 seconds");
        assertThatThrownBy(() -> Maintain.tables(hasty, Optional.empty(), false))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("retention of 5 seconds");
    }

    /** A file of a stage that died long ago. */
    private Path orphan() throws IOException {
        Path file = folder.resolve("candidates/run_id=busy/part-lost.zstd.parquet");
        Files.writeString(file, "rubbish");
        age(file);
        return file;
    }

    private Warehouse open(Duration retention) {
        StoreSettings settings = settings(StoreSettings.defaults().writer(), retention);
        return Warehouse.open(session, folder.toString(), settings);
    }

    private static StoreSettings settings(StoreSettings.Writer writer, Duration retention) {
        StoreSettings defaults = StoreSettings.defaults();
        return new StoreSettings(
                writer,
                retention,
                defaults.checkpointInterval(),
                defaults.syncs(),
                defaults.lock(),
                defaults.database());
    }

    private static Report report(List<Report> reports, Table table) {
        return reports.stream()
                .filter(report -> report.table() == table)
                .findFirst()
                .orElseThrow();
    }

    private String fingerprint(String run, int generation) {
        return Fingerprint.of(warehouse, run, generation, Set.of("seconds"));
    }
}
