package dev.lamarck.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamarck.engine.files.FileSystems;
import dev.lamarck.engine.files.Files;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HadoopFilesTest {
    private static final AtomicInteger OPENED = new AtomicInteger();

    @TempDir
    private Path folder;

    private Files files = new HadoopFiles(new Configuration(false), Path.of("unused"));

    /** A file system that is not this machine's, as far as its paths tell. */
    public static final class Away extends RawLocalFileSystem {
        @Override
        public URI getUri() {
            return URI.create("away:///");
        }

        @Override
        public String getScheme() {
            return "away";
        }

        @Override
        public FSDataInputStream open(org.apache.hadoop.fs.Path file, int buffer) throws IOException {
            OPENED.incrementAndGet();
            return super.open(file, buffer);
        }
    }

    @BeforeEach
    void open() {
        Configuration settings = new Configuration(false);
        settings.set("fs.away.impl", Away.class.getName());
        settings.set("fs.file.impl", "org.apache.hadoop.fs.LocalFileSystem");
        settings.set("fs.AbstractFileSystem.file.impl", "org.apache.hadoop.fs.local.LocalFs");
        files = new HadoopFiles(settings, folder.resolve("copies"));
        OPENED.set(0);
    }

    private String away(String file) {
        return "away://" + folder.resolve("there").resolve(file);
    }

    private String here(String file) {
        return folder.resolve("there").resolve(file).toUri().toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void write_makesFoldersAndReplacesWhatIsThere() throws IOException {
        for (String name : List.of(here("a/b.txt"), away("c/d.txt"))) {
            files.write(name, bytes("one"));
            files.write(name, bytes("two"));
            String in = name.substring(0, name.lastIndexOf('/'));

            assertThat(files.read(name, 3)).asString().isEqualTo("two");
            assertThat(files.local(name)).hasContent("two");
            assertThat(files.exists(name)).isTrue();
            assertThat(files.list(in)).contains(name.substring(name.lastIndexOf('/') + 1));
            assertThat(files.list(in)).noneMatch(other -> other.endsWith(".half"));
            assertThat(files.list(in + "/none")).isEmpty();
            assertThat(files.exists(in + "/none")).isFalse();
        }
    }

    @Test
    void models_areReachedByTheirScheme() throws IOException {
        Files reached = FileSystems.reaching(here("x"));

        assertThat(reached).isInstanceOf(HadoopFiles.class);
        assertThat(reached.exists(here("x"))).isFalse();
        assertThatThrownBy(() -> FileSystems.reaching("nowhere://x/y"))
                .hasMessageContaining("nothing here knows nowhere");
    }

    @Test
    void read_ofMoreThanAllowed_refuses() throws IOException {
        files.write(away("big"), new byte[100]);

        assertThatThrownBy(() -> files.read(away("big"), 99))
                .hasMessageContaining("100 bytes")
                .hasMessageContaining("99 are allowed");
        assertThatThrownBy(() -> files.read(away("none"), 99)).isInstanceOf(FileNotFoundException.class);
    }

    @Test
    void local_ofAFileHere_isTheFileItself() throws IOException {
        files.write(here("x"), bytes("here"));

        assertThat(files.local(here("x"))).isEqualTo(folder.resolve("there/x"));
    }

    @Test
    void local_ofAFileElsewhere_isCopiedOnce_byHoweverManyAtATime() throws IOException {
        files.write(away("model.bin"), new byte[1 << 20]);

        List<Path> copies = IntStream.range(0, 16)
                .parallel()
                .mapToObj(any -> {
                    try {
                        return files.local(away("model.bin"));
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                })
                .distinct()
                .toList();
        assertThat(copies).hasSize(1);
        assertThat(copies.get(0)).hasFileName("model.bin").hasSize(1 << 20);
        assertThat(OPENED).hasValue(1);
        try (Stream<Path> left = java.nio.file.Files.walk(folder.resolve("copies"))) {
            assertThat(left.filter(file -> file.toString().endsWith(".half"))).isEmpty();
        }
    }

    @Test
    void local_ofAFileThatWasReplaced_isTheNewOne() throws IOException {
        files.write(away("model.bin"), bytes("old"));
        Path old = files.local(away("model.bin"));
        files.write(away("model.bin"), bytes("new"));
        java.nio.file.Files.setLastModifiedTime(folder.resolve("there/model.bin"), FileTime.fromMillis(1_000_000));

        assertThat(files.local(away("model.bin"))).hasContent("new");
        assertThat(old).hasContent("old");
    }

    @Test
    void local_ofACopyThatIsNotWhole_isCopiedAnew() throws IOException {
        files.write(away("model.bin"), bytes("whole"));
        java.nio.file.Files.write(files.local(away("model.bin")), bytes("wh"));

        assertThat(files.local(away("model.bin"))).hasContent("whole");
    }
}
