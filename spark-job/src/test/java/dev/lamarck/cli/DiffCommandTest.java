package dev.lamarck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DiffCommandTest {

    private static final String PROGRAM = """
            import math
            LIMIT = 3
            def f(x):
                # doubles
                y = x * 2
                return y
            """;

    @TempDir
    private Path folder;

    private Shell.Said diff(String one, String other, String... more) throws IOException {
        return diffOf("a.py", one, "b.py", other, more);
    }

    private Shell.Said diffOf(String name, String one, String otherName, String other, String... more)
            throws IOException {
        String[] words = new String[more.length + 3];
        words[0] = "diff";
        words[1] = Files.writeString(folder.resolve(name), one).toString();
        words[2] = Files.writeString(folder.resolve(otherName), other).toString();
        System.arraycopy(more, 0, words, 3, more.length);
        return Shell.withoutSpark().run(words);
    }

    @Test
    void changes_areListedByKindWithTheirLines() throws IOException {
        String other = PROGRAM.replace("LIMIT = 3\n", "").replace("x * 2", "x * 4") + "LIMIT = 3\n";
        Shell.Said said = diff(PROGRAM, other);

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out())
                .contains(" differ: distance 0.", "2 changes: statement-moved, constant", "@@ ", "-    y = x * 2")
                .containsPattern("2 +6 +statement-moved +LIMIT = 3")
                .containsPattern("5 +4 +constant +2 +4");
        assertThat(diff(PROGRAM, other, "--no-diff").out()).doesNotContain("@@");
    }

    @Test
    void equalPrograms_areToldFromThoseThatLookDifferent() throws IOException {
        assertThat(diff(PROGRAM, PROGRAM).out()).contains("a.py and ", "b.py are equal\n");
        assertThat(diff(PROGRAM, PROGRAM.replace("doubles", "twice").replace("x * 2", "x  *  2"))
                        .out())
                .contains("are equal but for comments and formatting", "comment, 2 formatting");
    }

    @Test
    void brokenOrOtherLanguage_isComparedByText() throws IOException {
        assertThat(diff(PROGRAM, PROGRAM.replace("x * 2", "(x * 2")).out())
                .contains("b.py does not parse (b.py, line 5", "compared by text", "1 change: text");
        assertThat(diffOf("a.py", PROGRAM, "b.txt", PROGRAM + "x").out())
                .contains("is python and", "is text; compared by text");
        assertThat(diffOf("a.txt", "to be", "b.txt", "to do").out()).contains("no grammar for 'text'");
    }

    @Test
    void json_hasVerdictDistanceAndChanges() throws IOException {
        JsonNode json = new ObjectMapper()
                .readTree(diff(PROGRAM, PROGRAM.replace("x * 2", "x * 4"), "--json")
                        .lastLine());

        assertThat(json.get("verdict").asText()).isEqualTo("different");
        assertThat(json.get("distance").asDouble()).isBetween(0.01, 0.99);
        assertThat(json.at("/changes/0/kind").asText()).isEqualTo("constant");
        assertThat(json.at("/changes/0/new_line").asInt()).isEqualTo(5);
        assertThat(json.get("diff").asText()).contains("+    y = x * 4");
    }

    @Test
    void missingFile_isNamed() {
        Shell.Said said =
                Shell.withoutSpark().run("diff", folder.resolve("none.py").toString(), "b.py");

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("There is no program", "none.py");
    }
}
