package dev.lamarck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with settings is told before Spark starts. */
final class BadInputTest {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("good.yaml"), """
                genome: {genes: [{name: x, min: -1, max: 1}]}
                evaluator: {class: dev.lamarck.run.Sphere}
                """);
    }

    private static void assertMistake(Shell.Said said, String... parts) {
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.out()).isEmpty();
        assertThat(said.err()).startsWith("error: ").contains(parts).doesNotContain("\tat ");
    }

    @Test
    void check_ofGoodSettings_isDone() {
        assertThat(Shell.withoutSpark().run("config", "check", file.toString()).code())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "search.sise=3 | 'search.sise' is not a setting. Did you mean 'search.size'?",
                "search.size=many | 'search.size' is 'many', but has to be a whole number",
                "search.size=0 | 'search.size' is '0', but",
                "stop.generations=-1 | give the last generation, at least 0",
                "search.operators=[{type: gausian}] | There is no operator 'gausian'. On offer: blx-alpha, cma-es,",
                "search.operators=[{type: gausian}] | variables. Did you mean 'gaussian'?",
                "search.operators=[{type: gaussian, config: {sigmo: 1}}] | Did you mean",
                "evaluator={class: com.example.Missing} | There is no evaluator 'com.example.Missing'",
                "evaluator={class: java.lang.String} | does not implement dev.lamarck.evaluate.Evaluator",
                "evaluator={class: dev.lamarck.cli.Evaluators$Unmakable} | cannot be made: it wants a licence",
                "evaluator={class: dev.lamarck.run.Sphere, config: {a: 1}} | is not a setting",
                "run.id=Not/a/name | 'Not/a/name'",
                "nonsense | names no value"
            })
    void run_withAWrongSetting_saysWhatAndWhatToDo(String setting, String told) {
        assertMistake(Shell.withoutSpark().run("run", file.toString(), "--set", setting), told);
    }

    @Test
    void run_withAWrongFile_saysWhichAndWhy() throws IOException {
        assertMistake(
                Shell.withoutSpark().run("run", "none.yaml"), "none.yaml: there is no such file", "Check the path");
        Path bad = Files.writeString(folder.resolve("bad.yaml"), "a: [1\n");
        assertMistake(Shell.withoutSpark().run("run", bad.toString()), "bad.yaml", "not valid YAML");
        Path empty = Files.writeString(folder.resolve("empty.yaml"), "");
        assertMistake(Shell.withoutSpark().run("run", empty.toString()), "'genome", "is missing", "'evaluator");
    }

    @Test
    void run_withAWrongProfile_namesThoseThatAreThere() {
        assertMistake(
                Shell.withoutSpark().run("run", file.toString(), "--profile", "large"), "There is no profile 'large'");
    }

    @Test
    void run_withDebug_showsWhereItWasFound() {
        Shell.Said said = Shell.withoutSpark().run("run", "none.yaml", "--debug");

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("\tat ", "error: ");
    }
}
