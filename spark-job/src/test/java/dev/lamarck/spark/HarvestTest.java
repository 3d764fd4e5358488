package dev.lamarck.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.genome.Artifact;
import dev.lamarck.genome.Hash128;
import dev.lamarck.genome.Metrics;
import dev.lamarck.genome.Outcome;
import dev.lamarck.store.HadoopConf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HarvestTest {

    private static final int SLOTS = 20;
    private static final int UNFINISHED = 30;
    private static final int SUSPECT = 31;

    @TempDir
    private Path warehouse;

    private Staging staging;
    private Path folder;

    @BeforeEach
    void open() {
        staging = Staging.of(warehouse.toUri().toString(), "run", 3, HadoopConf.of(new Configuration(false)));
        folder = warehouse.resolve("_staging/run/3");
    }

    @Test
    void of_nothing_isNothing() {
        assertThat(Harvest.of(staging)).isZero();
        assertThat(folder).doesNotExist();
    }

    @Test
    void of_fewFiles_leavesThem() throws IOException {
        finish(0, Harvest.MANY_FILES);
        Set<String> before = names();

        assertThat(Harvest.of(staging)).isEqualTo(Harvest.MANY_FILES);
        assertThat(names()).isEqualTo(before);
    }

    @Test
    void of_manyFiles_keepsAllThatIsKnownInAFew() throws IOException {
        leaveTheWorkOfADeadDriver();
        Staging.Known before = staging.read();

        assertThat(Harvest.of(staging)).isEqualTo(SLOTS + 1);

        assertThat(staging.read()).isEqualTo(before);
        assertThat(before.begun()).isEqualTo(Map.of(UNFINISHED, 2));
        assertThat(before.begunAlone()).isEqualTo(Map.of(SUSPECT, 1));
        assertThat(names()).as("one of outcomes, three marks, a torn one").hasSize(5);
        assertThat(folder.resolve("entry-torn")).exists();
    }

    @Test
    void of_whatACrashLeftOfAHarvest_countsNothingTwice() throws IOException {
        leaveTheWorkOfADeadDriver();
        Staging.Known known = staging.read();
        Map<String, byte[]> before = contents();
        Harvest.of(staging);
        Map<String, byte[]> after = contents();
        List<String> deleted = before.keySet().stream()
                .filter(name -> !after.containsKey(name))
                .toList();

        for (int survivors = deleted.size(); survivors > 0; survivors -= 13) {
            restore(after);
            for (String name : deleted.subList(0, survivors)) {
                Files.write(folder.resolve(name), before.get(name));
            }
            assertThat(staging.read()).as("%d not deleted", survivors).isEqualTo(known);
            assertThat(Harvest.of(staging)).isEqualTo(SLOTS + 1);
            assertThat(staging.read()).as("%d not deleted", survivors).isEqualTo(known);
        }
    }

    @Test
    void of_aHarvestTornByACrash_losesNothing() throws IOException {
        leaveTheWorkOfADeadDriver();
        Staging.Known known = staging.read();
        Map<String, byte[]> before = contents();
        Harvest.of(staging);
        Map<String, byte[]> torn = new HashMap<>(before);
        contents().forEach((name, bytes) -> torn.putIfAbsent(name, java.util.Arrays.copyOf(bytes, bytes.length / 2)));

        restore(torn);
        Harvest.of(staging);

        assertThat(staging.read()).isEqualTo(known);
    }

    @Test
    void of_largeOutcomes_writesSeveralFilesOnce() throws IOException {
        byte[] content = new byte[1 << 20];
        for (int slot = 0; slot < SLOTS; slot++) {
            Artifact artifact = new Artifact("log", "text/plain", content);
            staging.write(StagingEntry.finish(Map.of(
                    slot,
                    new Staging.Finished(
                            hash(slot), new Outcome.Scored(Metrics.of("score", slot), List.of(artifact))))));
        }

        assertThat(Harvest.of(staging)).isEqualTo(SLOTS);

        Set<String> gathered = names();
        assertThat(gathered).hasSize(3);
        finish(SLOTS, 2 * SLOTS);
        assertThat(Harvest.of(staging)).isEqualTo(2 * SLOTS);
        assertThat(names()).as("the two large ones and one more").hasSize(3).haveExactly(2, isOneOf(gathered));
        assertThat(staging.read().finished()).hasSize(2 * SLOTS);
    }

    private static org.assertj.core.api.Condition<String> isOneOf(Set<String> names) {
        return new org.assertj.core.api.Condition<>(names::contains, "one of %s", names);
    }

    /** Marks and outcomes one by one, evaluations that never ended, and a file that was being written. */
    private void leaveTheWorkOfADeadDriver() throws IOException {
        for (int slot = 0; slot < SLOTS; slot++) {
            staging.write(StagingEntry.begin(slot, false));
        }
        finish(0, SLOTS);
        staging.write(StagingEntry.begin(UNFINISHED, false));
        staging.write(StagingEntry.begin(UNFINISHED, false));
        staging.write(StagingEntry.begin(SUSPECT, true));
        Files.write(folder.resolve("entry-torn"), new byte[] {0, 0, 0, 9, 1});
    }

    private void finish(int from, int to) {
        for (int slot = from; slot < to; slot++) {
            Outcome outcome = slot % 7 == 0
                    ? Outcome.failed(Outcome.Reason.EVALUATOR_ERROR, "no " + slot)
                    : Outcome.scored(Metrics.of("score", slot));
            staging.write(StagingEntry.finish(Map.of(slot, new Staging.Finished(hash(slot), outcome))));
        }
    }

    private static Hash128 hash(int slot) {
        return new Hash128(1, slot);
    }

    private Set<String> names() throws IOException {
        return new TreeSet<>(contents().keySet());
    }

    private Map<String, byte[]> contents() throws IOException {
        Map<String, byte[]> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                contents.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return contents;
    }

    private void restore(Map<String, byte[]> wanted) throws IOException {
        for (String name : names()) {
            Files.delete(folder.resolve(name));
        }
        for (Map.Entry<String, byte[]> file : wanted.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
    }
}
