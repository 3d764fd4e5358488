package dev.lamarck.evaluate.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamarck.evaluate.MachineException;
import dev.lamarck.genome.Program;
import dev.lamarck.genome.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WorkFolderTest {

    @TempDir
    Path scratch;

    @Test
    void lay_program_writesItsFiles() throws IOException {
        Program program = new Program(
                "python", List.of(new SourceFile("main.py", "import a.b"), new SourceFile("a/b.py", "x = 'ü'")));
        try (WorkFolder folder = WorkFolder.below(scratch)) {
            assertThat(folder.lay(program)).hasContent("import a.b");
            assertThat(Files.readString(folder.at("a/b.py"))).isEqualTo("x = 'ü'");
            assertThat(folder.files()).containsExactly(Path.of("a/b.py"), Path.of("main.py"));
        }
        assertThat(scratch).isEmptyDirectory();
    }

    @Test
    void copy_inPlaceOfTheProgramsOwn_isWholeUntilItIsTouched() throws IOException {
        Path tests = Files.createDirectories(scratch.resolve("tests"));
        Files.writeString(tests.resolve("a.txt"), "a");
        Files.createDirectories(tests.resolve("b"));
        Files.writeString(tests.resolve("b/c.txt"), "c");
        try (WorkFolder folder = WorkFolder.below(scratch)) {
            folder.write("tests/smuggled.txt", "x".getBytes(StandardCharsets.UTF_8));
            folder.copy(tests, "tests");

            assertThat(folder.files()).containsExactly(Path.of("tests/a.txt"), Path.of("tests/b/c.txt"));
            assertThat(folder.holds(tests, "tests")).isTrue();

            Files.delete(folder.at("tests/b/c.txt"));
            assertThat(folder.holds(tests, "tests")).isFalse();
            Files.createSymbolicLink(folder.at("tests/b/c.txt"), tests.resolve("b/c.txt"));
            assertThat(folder.holds(tests, "tests")).as("a link to the same").isFalse();
            Files.delete(folder.at("tests/b/c.txt"));
            Files.writeString(folder.at("tests/b/c.txt"), "d");
            assertThat(folder.holds(tests, "tests")).isFalse();
        }
    }

    @Test
    void close_whateverTheProgramLeft_removesItAndNothingElse() throws IOException {
        Path outside = Files.createDirectories(scratch.resolve("outside"));
        Files.writeString(outside.resolve("precious"), "");
        WorkFolder folder = WorkFolder.below(scratch);
        Path locked = Files.createDirectories(folder.at("locked/in"));
        Files.createSymbolicLink(folder.at("link"), outside);
        Files.setPosixFilePermissions(locked.getParent(), PosixFilePermissions.fromString("---------"));

        folder.close();

        assertThat(folder.path()).doesNotExist();
        assertThat(outside.resolve("precious")).exists();
    }

    @Test
    void files_withWhatTheProgramHid_areThoseThatAreToBeSeen() throws IOException {
        try (WorkFolder folder = WorkFolder.below(scratch)) {
            folder.write("seen", new byte[1]);
            folder.write("hidden/a", new byte[1]);
            Files.setPosixFilePermissions(folder.at("hidden"), PosixFilePermissions.fromString("---------"));

            assertThat(folder.files()).contains(Path.of("seen"));
        }
    }

    @Test
    void write_whereTheMachineHasNoRoom_isNobodysFailure() throws IOException {
        Path file = Files.writeString(scratch.resolve("file"), "");
        assertThatThrownBy(() -> WorkFolder.below(file))
                .isInstanceOf(MachineException.class)
                .hasMessageStartingWith("Cannot use " + file)
                .hasMessageContaining("Look whether");
    }

    @Test
    void read_linkOrNothing_isEmpty() throws IOException {
        Files.writeString(scratch.resolve("secret"), "s");
        try (WorkFolder folder = WorkFolder.below(scratch)) {
            Files.createSymbolicLink(folder.at("link"), scratch.resolve("secret"));
            folder.write("long", new byte[100]);

            assertThat(folder.read("link", 10)).isEmpty();
            assertThat(folder.read("none", 10)).isEmpty();
            assertThat(folder.read("long", 10)).hasSize(10);
        }
    }
}
