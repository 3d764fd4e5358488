package dev.lamarck.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamarck.conf.Block;
import dev.lamarck.conf.ConfException;
import dev.lamarck.genome.Program;
import dev.lamarck.genome.ProgramSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SourcesTest {

    private static final String NASTY =
            "#!x\r\n\ttab: 'é🧬' \"${HOME}\" # *&!%@` trailing \n\n\n- |\n  a: [\u0085\u2028\u0007]\n   ";

    @TempDir
    private Path folder;

    private Block block(String program) {
        return Block.ofYaml(
                "{genome: {type: program, program: {folder: '%s', %s}}, evaluator: {class: dev.lamarck.run.Sphere, assets: known}}"
                        .formatted(folder, program),
                "run.yaml");
    }

    private static ProgramSpace space(Block block) {
        return (ProgramSpace) RunSettings.of(block).genome().space();
    }

    @Test
    void taken_keepsEveryCharacter_throughTheStoredSettings() throws IOException {
        Files.writeString(folder.resolve("main.py"), NASTY);
        Files.createDirectory(folder.resolve("lib"));
        Files.writeString(folder.resolve("lib/a.py"), "");
        Block taken = Sources.taken(block("files: [main.py, lib/a.py]"));
        Block again = Block.ofYaml(taken.stored().toYaml(), "stored").expanded(Map.of());
        for (Block each : new Block[] {taken, again, Sources.taken(again)}) {
            Program program = space(each).seeds().get(0);
            assertThat(program.text()).isEqualTo(NASTY);
            assertThat(program.language()).isEqualTo("python");
            assertThat(program.files()).hasSize(2);
        }
    }

    @Test
    void taken_seeds_areOtherTextsOfTheFirstFile() throws IOException {
        Files.writeString(folder.resolve("one.py"), "a = 1");
        Files.writeString(folder.resolve("two.py"), "a = 2");
        ProgramSpace space = space(Sources.taken(block("files: [one.py], seeds: [two.py]")));
        assertThat(space.seeds()).extracting(Program::text).containsExactly("a = 1", "a = 2");
        assertThat(space.seeds()).allMatch(program -> program.main().path().equals("one.py"));
    }

    @Test
    void taken_changedFile_isAnotherRun() throws IOException {
        Files.writeString(folder.resolve("main.py"), "a = 1");
        String first = RunSettings.of(Sources.taken(block("files: [main.py]")))
                .identity()
                .canonical();
        Files.writeString(folder.resolve("main.py"), "a = 2");
        String second = RunSettings.of(Sources.taken(block("files: [main.py]")))
                .identity()
                .canonical();
        assertThat(first).isNotEqualTo(second);
    }

    @Test
    void taken_missingOrBinaryFile_saysSo() throws IOException {
        assertThatThrownBy(() -> Sources.taken(block("files: [main.py]")))
                .isInstanceOf(ConfException.class)
                .hasMessageContaining("There is no file")
                .hasMessageContaining("main.py");
        Files.write(folder.resolve("main.py"), new byte[] {'a', '\n', (byte) 0xc3, '\n', '\n', (byte) 0xff, 0});
        assertThatThrownBy(() -> Sources.taken(block("files: [main.py]")))
                .isInstanceOf(ConfException.class)
                .hasMessageContaining("main.py' of the initial program is not text in UTF-8: see line 2. Convert it.");
        Files.writeString(folder.resolve("main.py"), "# EVOLVE-BLOCK-START");
        assertThatThrownBy(() -> space(Sources.taken(block("files: [main.py]"))))
                .hasMessageContaining("never closed");
    }
}
