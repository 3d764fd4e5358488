package dev.lamarck.engine.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalFilesTest {
    private final Files files = new LocalFiles();

    @TempDir
    private Path folder;

    private String name(String file) {
        return files.in(folder.toString(), file);
    }

    @Test
    void write_makesFoldersAndReplacesWhatIsThere() throws IOException {
        files.write(name("a/b.txt"), "one".getBytes(StandardCharsets.UTF_8));
        files.write(name("a/b.txt"), "two".getBytes(StandardCharsets.UTF_8));

        assertThat(files.read(name("a/b.txt"), 3)).asString().isEqualTo("two");
        assertThat(files.local(name("a/b.txt"))).hasContent("two");
        assertThat(files.list(name("a"))).containsExactly("b.txt");
        assertThat(files.list(folder.toString())).isEmpty();
        assertThat(files.list(name("none"))).isEmpty();
        assertThat(files.exists(name("a/b.txt"))).isTrue();
        assertThat(files.exists(name("none"))).isFalse();
    }

    @Test
    void read_ofMoreThanAllowed_refuses() throws IOException {
        files.write(name("big"), new byte[100]);

        assertThatThrownBy(() -> files.read(name("big"), 99))
                .hasMessageContaining("100 bytes")
                .hasMessageContaining("99 are allowed");
    }
}
