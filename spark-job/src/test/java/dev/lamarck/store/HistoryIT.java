package dev.lamarck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamarck.store.History.Entry;
import dev.lamarck.store.History.Moment;
import dev.lamarck.store.query.SmallRuns;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SparkExtension.class)
final class HistoryIT {

    @TempDir
    static Path folder;

    private static Warehouse warehouse;

    @BeforeAll
    static void fill(SparkSession session) {
        warehouse = Warehouse.open(session, folder.resolve("warehouse").toString(), StoreSettings.defaults());
        SmallRuns runs = new SmallRuns(warehouse, "worker-1");
        runs.make("first", 1); // versions 1 and 2
        runs.make("second", 0); // version 3
        try (RunStore store = warehouse.open("first", "later")) {
            runs.extend(store, 3); // versions 4 and 5
        }
    }

    @Test
    void entries_ofOneOfTwoRuns_areItsOwn() {
        List<Entry> entries = History.of(warehouse, "first").entries();
        assertThat(entries).extracting(Entry::generation).containsExactly(0, 1, 2, 3);
        assertThat(entries).extracting(Entry::version).containsExactly(1L, 2L, 4L, 5L);
        assertThat(entries).extracting(Entry::committedAt).isSorted();
    }

    @Test
    void at_versionOfAnotherRun_isTheNewestBefore() {
        History history = History.of(warehouse, "first");
        assertThat(history.at(new Moment.Version(3)).generation()).isEqualTo(1);
        assertThat(history.at(new Moment.Version(4)).generation()).isEqualTo(2);
        assertThat(history.at(new Moment.Version(99)).generation()).isEqualTo(3);
    }

    @Test
    void at_timestamp_isTheNewestAtOrBefore() {
        History history = History.of(warehouse, "first");
        Entry second = history.entries().get(2);
        assertThat(history.at(new Moment.Timestamp(second.committedAt()))).isEqualTo(second);
        assertThat(history.at(new Moment.Timestamp(Instant.now())).generation()).isEqualTo(3);
    }

    @Test
    void at_beforeTheFirst_namesTheFirst() {
        History history = History.of(warehouse, "second");
        assertThatThrownBy(() -> history.at(new Moment.Version(2)))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("Cannot read run second at version 2: its first generation came later:"
                        + " generation 0 (version 3, ");
    }

    @Test
    void at_generationThatIsNotThere_namesTheNewest() {
        History history = History.of(warehouse, "first");
        assertThatThrownBy(() -> history.at(new Moment.Generation(4)))
                .hasMessageContaining("generation 4 of run first: its newest is 3");
    }

    @Test
    void of_unknownOrEmptyRun_saysSo() {
        assertThatThrownBy(() -> History.of(warehouse, "nobody")).hasMessageStartingWith("Cannot open run nobody");
        warehouse.create(SmallRuns.row("empty"), "driver").close();
        assertThatThrownBy(() -> History.of(warehouse, "empty"))
                .hasMessageStartingWith("Cannot read run empty: it has no committed generation yet.");
    }

    @Test
    void at_pastRetention_namesWhatIsLeft(SparkSession session) {
        StoreSettings brief = new StoreSettings(
                StoreSettings.Writer.LOG, Duration.ofSeconds(1), 100, true, true, java.util.Optional.empty());
        Warehouse forgetful = Warehouse.open(session, folder.resolve("forgetful").toString(), brief);
        new SmallRuns(forgetful, "worker-1").make("old", 2);
        History history = History.of(forgetful, "old");
        Instant end = Instant.now().plus(Duration.ofMillis(1500));
        while (Instant.now().isBefore(end)) {
            Thread.onSpinWait();
        }
        assertThatThrownBy(() -> history.at(new Moment.Generation(1)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("keeps the past for 1 seconds")
                .hasMessageContaining("generation 2 (version 3, ");
        assertThat(history.entries()).extracting(Entry::generation).containsExactly(2);
        assertThat(history.population(2).count()).isEqualTo(SmallRuns.SLOTS - 1);
    }
}
