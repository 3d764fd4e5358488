package dev.lamarck.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes race for every version of one log. */
final class HardLinkLogStoreIT {

    private static final int VERSIONS = 2000;

    @TempDir
    Path folder;

    @Test
    void write_byTwoProcesses_losesNoCommit() throws IOException, InterruptedException {
        Path log = Files.createDirectories(folder.resolve("table").resolve("_delta_log"));
        List<Process> writers = List.of(start(log, "left"), start(log, "right"));
        List<String> won = new ArrayList<>();
        for (Process writer : writers) {
            won.addAll(writer.inputReader().lines().toList());
            assertThat(writer.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(writer.exitValue()).isZero();
        }
        assertThat(won).hasSize(VERSIONS);
        for (String claim : won) {
            String[] parts = claim.split(" ");
            assertThat(Files.readString(log.resolve(parts[0]))).isEqualTo(parts[1] + "\n");
        }
    }

    private static Process start(Path log, String name) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        log.toString(),
                        name)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Tries to write every version and prints those that it was told it wrote. */
    static final class Writer {

        private Writer() {}

        public static void main(String[] arguments) throws IOException {
            Configuration configuration = new Configuration();
            HardLinkLogStore store = new HardLinkLogStore(configuration);
            for (int version = 0; version < VERSIONS; version++) {
                org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(arguments[0], version + ".json");
                try {
                    store.write(path, List.of(arguments[1]).iterator(), false, configuration);
                    System.out.println(version + ".json " + arguments[1]);
                } catch (FileAlreadyExistsException e) {
                    continue; // the other process has it
                }
            }
        }
    }
}
