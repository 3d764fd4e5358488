package dev.lamarck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunLockTest {

    private final InstantSource clock = InstantSource.fixed(Instant.parse("2026-03-01T12:00:00.5Z"));

    @TempDir
    Path warehouse;

    @Test
    void acquire_heldRun_saysWhoHoldsItAndHowToStopIt() {
        long self = ProcessHandle.current().pid();
        try (RunLock lock = RunLock.acquire(warehouse, "r-17", clock)) {
            assertThat(lock).isNotNull();
            assertThatThrownBy(() -> RunLock.acquire(warehouse, "r-17", clock))
                    .isInstanceOf(StoreException.class)
                    .hasMessageStartingWith("Cannot drive run r-17: process " + self + " on ")
                    .hasMessageEndingWith("has driven it since 2026-03-01T12:00:00Z. Wait for it, or stop it with kill "
                            + self + ".");
        }
    }

    @Test
    void acquire_afterRelease_works() {
        RunLock.acquire(warehouse, "r-17", clock).close();
        RunLock.acquire(warehouse, "r-17", clock).close();
    }

    @Test
    void acquire_otherRun_works() {
        try (RunLock first = RunLock.acquire(warehouse, "r-1", clock);
                RunLock second = RunLock.acquire(warehouse, "r-2", clock)) {
            assertThat(first).isNotSameAs(second);
        }
    }

    @Test
    void acquire_whereNoFolderCanBe_saysSo() throws IOException {
        Path file = Files.writeString(warehouse.resolve("file"), "");
        assertThatThrownBy(() -> RunLock.acquire(file, "r-1", clock))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("Cannot lock run r-1 with ");
    }
}
