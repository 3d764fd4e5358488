package dev.lamarck.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.metrics.Counter;
import dev.lamarck.metrics.Registry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DiskTierTest extends TierContract {

    @TempDir
    private Path folder;

    private final Counter evictions = new Registry(System::nanoTime).counter("evictions");
    private Instant now = Keys.NOON;

    @Override
    DiskTier tier(long bytes) {
        return DiskTier.open(folder.resolve("cache"), bytes, () -> now, evictions)
                .orElseThrow();
    }

    @Test
    void find_byAnotherInstance_isTheEntry() {
        tier(100_000).put(Keys.key(1), Keys.entry("one"));
        assertThat(tier(100_000).find(Keys.key(1)))
                .get()
                .usingRecursiveComparison()
                .isEqualTo(Keys.entry("one"));
    }

    @Test
    void find_ofATornFile_isEmptyAndForgetsIt() throws IOException {
        DiskTier tier = tier(100_000);
        tier.put(Keys.key(1), Keys.entry("some value of some length"));
        Path file = tier.file(Keys.key(1));
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            assertThat(tier.find(Keys.key(1))).as("torn at " + length).isEmpty();
            assertThat(file).doesNotExist();
        }
    }

    @Test
    void find_ofACorruptFile_isEmpty() throws IOException {
        DiskTier tier = tier(100_000);
        tier.put(Keys.key(1), Keys.entry("some value of some length"));
        Path file = tier.file(Keys.key(1));
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(5);
        for (int i = 0; i < whole.length; i++) {
            byte[] corrupt = whole.clone();
            corrupt[i] ^= (byte) (1 + random.nextInt(255));
            Files.write(file, corrupt);
            assertThat(tier.find(Keys.key(1))).as("byte " + i).isEmpty();
        }
        Files.write(file, whole);
        assertThat(tier.find(Keys.key(1))).isPresent();
    }

    @Test
    void find_ofAnotherKeysFile_isEmpty() throws IOException {
        DiskTier tier = tier(100_000);
        tier.put(Keys.key(1), Keys.entry("one"));
        Path wrong = tier.file(Keys.key(2));
        Files.createDirectories(wrong.getParent());
        Files.copy(tier.file(Keys.key(1)), wrong);
        assertThat(tier.find(Keys.key(2))).isEmpty();
    }

    @Test
    void put_whenFull_letsTheLeastLatelyUsedGo() {
        DiskTier tier = tier(64_000);
        for (int i = 0; i < 60; i++) {
            tier.put(Keys.key(i), Keys.entry("x".repeat(900)));
            now = now.plus(Duration.ofMinutes(1));
            assertThat(tier.find(Keys.key(0))).as("used with entry " + i).isPresent();
        }
        for (int i = 60; i < 120; i++) {
            tier.put(Keys.key(i), Keys.entry("x".repeat(900)));
            now = now.plus(Duration.ofMinutes(1));
            assertThat(tier.find(Keys.key(0))).as("used with entry " + i).isPresent();
        }
        assertThat(tier.find(Keys.key(1))).isEmpty();
        assertThat(tier.find(Keys.key(119))).isPresent();
        assertThat(evictions.value()).isPositive();
    }

    @Test
    void sweep_forgetsWhatADeadProcessLeftUnfinished() throws IOException {
        DiskTier tier = tier(100_000);
        Path left = folder.resolve("cache/unfinished/left");
        Path fresh = folder.resolve("cache/unfinished/fresh");
        Files.writeString(left, "half");
        Files.setLastModifiedTime(left, FileTime.from(now.minus(Duration.ofHours(2))));
        Files.writeString(fresh, "half");
        Files.setLastModifiedTime(fresh, FileTime.from(now));
        tier.put(Keys.key(1), Keys.entry("one"));
        assertThat(left).doesNotExist();
        assertThat(fresh).exists();
    }

    @Test
    void open_whereNoFolderCanBe_isNoTier() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThat(DiskTier.open(file, 1, () -> now, evictions)).isEmpty();
    }

    @Test
    void use_byTwoProcesses_givesWholeEntries() throws IOException, InterruptedException {
        List<Process> processes = new ArrayList<>();
        for (String seed : List.of("1", "2")) {
            processes.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            DiskTierProcess.class.getName(),
                            folder.resolve("cache").toString(),
                            seed)
                    .inheritIO()
                    .start());
        }
        for (Process process : processes) {
            assertThat(process.waitFor()).isZero();
        }
        DiskTier tier = tier(DiskTierProcess.BYTES);
        long found = java.util.stream.IntStream.range(0, DiskTierProcess.KEYS)
                .filter(i -> tier.find(Keys.key(i)).isPresent())
                .count();
        assertThat(found).isPositive();
    }
}
