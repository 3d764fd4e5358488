package dev.lamarck.engine.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.management.ThreadMXBean;
import dev.lamarck.engine.files.LocalFiles;
import dev.lamarck.engine.model.Architecture;
import dev.lamarck.engine.model.GenerationDefaults;
import dev.lamarck.engine.model.Golden;
import dev.lamarck.engine.model.ModelException;
import dev.lamarck.engine.model.Place;
import dev.lamarck.engine.model.Weights;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Changes one file of a good folder at a time and reads the folder: it is read, or refused in words, and neither takes long
 * nor fills the memory. With {@code -Dlamarck.fuzz.seconds} each test goes on for that long.
 */
final class FolderFuzzTest {
    private static final long SECONDS = Long.getLong("lamarck.fuzz.seconds", 0);
    private static final int USUAL = 4_000;
    private static final int AT_ONCE = 20;
    private static final Duration SLOW = Duration.ofSeconds(5);
    private static final long MOST_BYTES = 64 << 20;
    private static final List<String> WORDS = List.of(
            "null",
            "true",
            "-1",
            "0",
            "1e308",
            "1e999",
            "99999999999999999999",
            "2147483647",
            "[]",
            "{}",
            "\"\"",
            "\"(a+)+$\"",
            "\"F16\"",
            "\"all-linear\"",
            "[[[[",
            "9223372036854775807",
            "\"yarn\"",
            "\\ud800",
            "..",
            "__metadata__",
            "\"model.safetensors\"",
            ".*",
            "){9}",
            "(?P<a>",
            "NaN");

    private final LocalFiles files = new LocalFiles();

    @TempDir
    private Path folder;

    /** Reads a folder and says whether it was good. */
    private interface Reading {
        void read(String folder) throws IOException;
    }

    @Test
    void model_withAChangedFile_isReadOrRefused() throws IOException {
        fuzz(List.of(Golden.file("sharded")), where -> {
            GenerationDefaults.read(files, where);
            Weights.read(files, where, Architecture.read(files, where));
        });
    }

    @Test
    void configuration_thatIsChanged_isReadOrRefused() throws IOException {
        fuzz(paths(Golden.file("configs")), where -> Architecture.read(files, where));
    }

    @Test
    void adapter_withAChangedFile_isReadOrRefused() throws IOException {
        String sharded = Golden.file("sharded").toString();
        List<Place> places =
                Weights.read(files, sharded, Architecture.read(files, sharded)).places();
        List<Path> folders = Stream.of("patterns", "stabilised", "biases", "all-biases")
                .map(name -> Golden.file("adapters/" + name))
                .toList();
        fuzz(folders, where -> PeftAdapter.read(files, where).requireFits(places));
    }

    private void fuzz(List<Path> folders, Reading reading) throws IOException {
        SplittableRandom random = new SplittableRandom(folders.size());
        long end = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
        int[] counts = new int[2];
        for (int round = 0; SECONDS > 0 ? System.nanoTime() < end : round < USUAL / AT_ONCE; round++) {
            copy(folders.get(round % folders.size()));
            List<Path> victims = paths(folder);
            for (int i = 0; i < AT_ONCE; i++) {
                Path victim = victims.get(random.nextInt(victims.size()));
                counts[isReadChanged(reading, victim, random) ? 1 : 0]++;
            }
            reading.read(folder.toString());
        }
        assertThat(counts[0]).as("refused").isPositive();
        assertThat(counts[1]).as("read").isPositive();
    }

    private boolean isReadChanged(Reading reading, Path victim, SplittableRandom random) throws IOException {
        byte[] good = Files.readAllBytes(victim);
        byte[] bad = changed(good, random);
        replace(victim, bad);
        boolean read = isRead(reading, victim, bad);
        replace(victim, good);
        return read;
    }

    /** By a new file: some file systems wait for their disk when an old one is written over. */
    private static void replace(Path file, byte[] bytes) throws IOException {
        Files.delete(file);
        Files.write(file, bytes, StandardOpenOption.CREATE_NEW);
    }

    private boolean isRead(Reading reading, Path victim, byte[] bad) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long bytes = threads.getCurrentThreadAllocatedBytes();
        long begin = threads.getCurrentThreadCpuTime();
        Throwable thrown = catchThrowable(() -> reading.read(folder.toString()));
        assertThat(threads.getCurrentThreadCpuTime() - begin).isLessThan(SLOW.toNanos());
        assertThat(threads.getCurrentThreadAllocatedBytes() - bytes).isLessThan(MOST_BYTES);
        if (thrown == null) {
            return true;
        }
        assertThat(thrown)
                .as("%s with:%n%s", victim, new String(bad, StandardCharsets.UTF_8))
                .isInstanceOf(ModelException.class);
        assertThat(thrown.getMessage()).hasSizeLessThan(100_000);
        return false;
    }

    private static byte[] changed(byte[] good, SplittableRandom random) {
        byte[] bad = good.clone();
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            bad = changedOnce(bad, random);
        }
        return bad;
    }

    private static byte[] changedOnce(byte[] bytes, SplittableRandom random) {
        int at = random.nextInt(bytes.length + 1);
        int from = Math.min(bytes.length, at + random.nextInt(1 + random.nextInt(40)));
        return switch (random.nextInt(7)) {
            case 0 -> joined(bytes, at, new byte[0], at, bytes.length - at > 0 ? at : 0);
            case 1 -> joined(bytes, at, new byte[0], from, bytes.length);
            case 2 -> joined(bytes, at, slice(bytes, at, from), at, bytes.length);
            case 3 -> joined(bytes, at, word(random), from, bytes.length);
            case 4 ->
                joined(
                        bytes,
                        at,
                        new byte[] {(byte) random.nextInt(256)},
                        Math.min(bytes.length, at + 1),
                        bytes.length);
            case 5 -> digit(bytes, random);
            default -> value(bytes, random);
        };
    }

    /** Another digit for one that is there: headers are full of them. */
    private static byte[] digit(byte[] bytes, SplittableRandom random) {
        byte[] bad = bytes.clone();
        for (int tries = 0; tries < 200 && bad.length > 0; tries++) {
            int at = random.nextInt(Math.min(bad.length, 4_000));
            if (Character.isDigit(bad[at])) {
                bad[at] = (byte) ('0' + random.nextInt(10));
                return bad;
            }
        }
        return bad;
    }

    /** Another value after a colon, which leaves the JSON whole. */
    private static byte[] value(byte[] bytes, SplittableRandom random) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int colon = text.indexOf(':', random.nextInt(Math.max(1, Math.min(bytes.length, 4_000))));
        int end = colon < 0 ? -1 : text.indexOf(',', colon);
        return end < 0 ? bytes : joined(bytes, colon + 1, word(random), end, bytes.length);
    }

    private static byte[] word(SplittableRandom random) {
        return WORDS.get(random.nextInt(WORDS.size())).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] slice(byte[] bytes, int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }

    private static byte[] joined(byte[] bytes, int end, byte[] middle, int from, int to) {
        byte[] tail = slice(bytes, from, Math.max(from, to));
        byte[] all = Arrays.copyOf(bytes, end + middle.length + tail.length);
        System.arraycopy(middle, 0, all, end, middle.length);
        System.arraycopy(tail, 0, all, end + middle.length, tail.length);
        return all;
    }

    private void copy(Path from) throws IOException {
        for (Path old : paths(folder)) {
            Files.delete(old);
        }
        for (Path file : paths(from)) {
            Files.copy(file, folder.resolve(file.getFileName()));
        }
    }

    private static List<Path> paths(Path folder) throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.sorted().toList();
        }
    }
}
