package dev.lamarck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lamarck vary} with operators that need no grammar, and with programs that are in the way. */
final class VaryCommandTest {

    private static final String INITIAL = """
            import math
            # EVOLVE-BLOCK-START
            x = 1
            y = 1
            # EVOLVE-BLOCK-END
            """;

    @TempDir
    private Path folder;

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private Shell.Said vary(String... words) {
        String[] all = new String[words.length + 1];
        all[0] = "vary";
        System.arraycopy(words, 0, all, 1, words.length);
        return Shell.withoutSpark().run(all);
    }

    private Shell.Said revert(String... more) throws IOException {
        String program = file("program.py", INITIAL.replace("x = 1", "x = 2").replace("y = 1", "y = x"));
        String[] words = new String[more.length + 5];
        System.arraycopy(
                new String[] {program, "--initial", file("initial.py", INITIAL), "--operator", "revert"},
                0,
                words,
                0,
                5);
        System.arraycopy(more, 0, words, 5, more.length);
        return vary(words);
    }

    @Test
    void children_areShownAsDiffs() throws IOException {
        Shell.Said said = revert("--count", "4", "--set", "more=0");

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out())
                .contains(
                        "child 1 of 4: 1 change (",
                        "child 4 of 4: ",
                        "), parses",
                        "--- a/program.py",
                        "+++ b/program.py")
                .containsAnyOf("-x = 2\n+x = 1\n", "-y = x\n+y = 1\n");
        assertThat(said.err()).isEmpty();
        assertThat(revert("--count", "4", "--set", "more=0")).isEqualTo(said);
    }

    @Test
    void children_asJson_haveTextDiffAndChanges() throws IOException {
        Shell.Said said = revert("--count", "1", "--json", "--seed", "5");

        JsonNode child = new ObjectMapper().readTree(said.lastLine()).at("/children/0");
        assertThat(child.at("/parses").asBoolean()).isTrue();
        assertThat(child.at("/unchanged").asBoolean()).isFalse();
        assertThat(child.at("/changes/0/file").asText()).isEqualTo("program.py");
        assertThat(child.at("/diff").asText()).startsWith("--- a/program.py");
        assertThat(child.at("/files/program.py").asText()).startsWith("import math\n");
    }

    @Test
    void otherParent_isTakenFromItsFile() throws IOException {
        String other = file("other.py", INITIAL.replace("y = 1", "y = 7"));

        Shell.Said said = vary(
                file("program.py", INITIAL.replace("x = 1", "x = 3")),
                "--with",
                other,
                "--initial",
                file("initial.py", INITIAL),
                "--operator",
                "merge",
                "--count",
                "1");

        assertThat(said.out()).contains("-y = 1\n+y = 7");
    }

    @Test
    void unchangedChild_isSaidToBeSo() throws IOException {
        assertThat(vary(file("program.py", INITIAL), "--operator", "revert", "--count", "1")
                        .out())
                .isEqualTo("child 1 of 1: unchanged\n");
    }

    @Test
    void unknownOrUnsuitedOperator_namesThoseThatAre() throws IOException {
        String program = file("program.py", INITIAL);

        Shell.Said unknown = vary(program, "--operator", "revret");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).contains("There is no operator 'revret'", "merge", "Did you mean 'revert'?");
        Shell.Said unsuited = vary(program, "--operator", "gaussian");
        assertThat(unsuited.code()).isEqualTo(2);
        assertThat(unsuited.err())
                .contains("'gaussian' does not work on", "merge")
                .doesNotContain("cma-es");
    }

    @Test
    void languageWithoutAGrammar_isSaidToHaveFewerOperators() throws IOException {
        Shell.Said said = vary(file("notes.txt", "be brief\n"), "--operator", "revert");

        assertThat(said.code()).isZero();
        assertThat(said.err()).contains("no grammar for 'text'", "only operators on text are offered", "merge");
    }

    @Test
    void programInTheWay_isNamedWithItsLine() throws IOException {
        Shell.Said broken = vary(file("broken.py", "x = 1\ny = (2\n"), "--operator", "revert");
        assertThat(broken.code()).isEqualTo(2);
        assertThat(broken.err()).contains("broken.py, line 2");
        Shell.Said open = vary(file("open.py", "x = 1\n# EVOLVE-BLOCK-START\ny = 2\n"), "--operator", "revert");
        assertThat(open.code()).isEqualTo(2);
        assertThat(open.err()).contains("open.py", "line 2", "never closed");
        String nested = "# EVOLVE-BLOCK-START\n# EVOLVE-BLOCK-START\ny = 2\n# EVOLVE-BLOCK-END\n";
        assertThat(vary(file("nested.py", nested), "--operator", "revert").err())
                .contains("nested.py", "line 2");
        Path latin = Files.write(folder.resolve("latin.py"), "x = 'é'\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(vary(latin.toString(), "--operator", "revert").err()).contains("latin.py", "UTF-8: see line ");
        String outside = file("outside.py", INITIAL.replace("math", "os"));
        assertThat(vary(outside, "--initial", file("initial.py", INITIAL), "--operator", "revert")
                        .err())
                .contains("before the first EVOLVE-BLOCK");
    }
}
