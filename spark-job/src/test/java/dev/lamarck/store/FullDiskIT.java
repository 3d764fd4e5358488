package dev.lamarck.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The disk fills up at one place of a commit after the other; on a file system that is neither local nor locked. */
@ExtendWith(SparkExtension.class)
final class FullDiskIT {

    private static final int CANDIDATES = 10;
    private static final int STEP_BYTES = 2_000;

    @TempDir
    Path folder;

    @AfterEach
    void freeSpace() {
        QuotaFileSystem.LEFT.set(Long.MAX_VALUE);
    }

    @Test
    void commit_onAFullDisk_failsClearlyAndCanBeDoneLater(SparkSession session) {
        Warehouse warehouse = Warehouse.open(session, "quota:" + folder, StoreSettings.defaults());
        warehouse.create(Samples.run("r-1"), "creator").close();
        int failures = 0;
        int generation = 0;
        for (int left = 0; generation == failures; left += STEP_BYTES) {
            failures += fails(warehouse, generation, left) ? 1 : 0;
            complete(warehouse, generation);
            generation++;
        }
        assertThat(failures).isGreaterThan(3);
        assertThat(warehouse.table(Table.CANDIDATES).count()).isEqualTo((long) generation * CANDIDATES);
        assertThat(warehouse.table(Table.GENERATIONS).count()).isEqualTo(generation);
        assertThat(warehouse.table(Table.POPULATION).count()).isEqualTo(CANDIDATES);
    }

    private static boolean fails(Warehouse warehouse, int generation, long left) {
        try (RunStore store = warehouse.open("r-1", "driver-" + generation)) {
            QuotaFileSystem.LEFT.set(left);
            store.commit(Generations.full(store, generation, CANDIDATES));
            return false;
        } catch (StoreException e) {
            assertThat(e)
                    .hasMessageContaining("No space left on device. Free space there, then resume the run")
                    .isNotInstanceOf(FencedException.class);
            return true;
        } finally {
            QuotaFileSystem.LEFT.set(Long.MAX_VALUE);
        }
    }

    private static void complete(Warehouse warehouse, int generation) {
        try (RunStore store = warehouse.open("r-1", "heir-" + generation)) {
            if (store.head().map(Head::generation).orElse(-1) < generation) {
                store.commit(Generations.full(store, generation, CANDIDATES));
            }
        }
    }
}
