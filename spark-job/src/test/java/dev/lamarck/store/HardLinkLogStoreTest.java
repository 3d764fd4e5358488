package dev.lamarck.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.delta.storage.CloseableIterator;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HardLinkLogStoreTest {

    private final Configuration configuration = new Configuration();
    private final HardLinkLogStore store = new HardLinkLogStore(configuration);

    @TempDir
    Path folder;

    private Path log;

    @BeforeEach
    void makeFolder() throws IOException {
        log = Files.createDirectories(folder.resolve("table").resolve("_delta_log"));
    }

    @Test
    void write_newVersion_isReadBackAndLeavesNothingElse() throws IOException {
        write("0.json", false, "{\"a\":1}", "{\"b\":\"ü\"}");
        assertThat(read("0.json")).containsExactly("{\"a\":1}", "{\"b\":\"ü\"}");
        assertThat(names()).containsExactly("0.json");
    }

    @Test
    void write_existingVersion_isRefusedAndKeepsTheFirst() throws IOException {
        write("0.json", false, "first");
        assertThatThrownBy(() -> write("0.json", false, "second")).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(read("0.json")).containsExactly("first");
        assertThat(names()).containsExactly("0.json");
    }

    @Test
    void write_overwriting_replaces() throws IOException {
        write("_last_checkpoint", true, "first");
        write("_last_checkpoint", true, "second");
        assertThat(read("_last_checkpoint")).containsExactly("second");
    }

    @Test
    void write_endingBetweenFileAndLink_leavesTheVersionFree() throws IOException {
        HardLinkLogStore dying = new HardLinkLogStore(configuration, point -> {
            throw new IllegalStateException(point);
        });
        assertThatThrownBy(() -> dying.write(path("0.json"), List.of("lost").iterator(), false, configuration))
                .hasMessage("table.temp-written");
        write("0.json", false, "kept");
        assertThat(read("0.json")).containsExactly("kept");
    }

    @Test
    void listFrom_aVersion_leavesOutWhatIsHalfWritten() throws IOException {
        write("0.json", false, "a");
        write("1.json", false, "b");
        Files.writeString(log.resolve(".2.json.left-over.tmp"), "half");
        List<String> found = new ArrayList<>();
        store.listFrom(path("1.json"), configuration)
                .forEachRemaining(status -> found.add(status.getPath().getName()));
        assertThat(found).containsExactly("1.json");
    }

    private void write(String file, boolean overwrite, String... lines) throws IOException {
        store.write(path(file), List.of(lines).iterator(), overwrite, configuration);
    }

    private List<String> read(String file) throws IOException {
        List<String> lines = new ArrayList<>();
        try (CloseableIterator<String> read = store.read(path(file), configuration)) {
            read.forEachRemaining(lines::add);
        }
        return lines;
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(log)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private org.apache.hadoop.fs.Path path(String file) {
        return new org.apache.hadoop.fs.Path(log.resolve(file).toString());
    }
}
