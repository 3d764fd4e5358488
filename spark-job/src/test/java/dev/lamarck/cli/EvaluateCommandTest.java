package dev.lamarck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code lamarck evaluate} with evaluators as people bring them along. */
final class EvaluateCommandTest {

    private static final String LENGTH = """
            def evaluate(program_path):
                with open(program_path) as program:
                    return {"length": len(program.read()), "note": "short"}
            """;

    @TempDir
    private Path folder;

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private Shell.Said evaluate(String evaluator, String program, String... more) throws IOException {
        List<String> words = new ArrayList<>(
                List.of("evaluate", file("evaluator.py", evaluator), file("initial_program.py", program)));
        words.addAll(List.of(more));
        return Shell.withoutSpark().environment(System.getenv()).run(words.toArray(String[]::new));
    }

    @Test
    void score_isPrinted_withWhereItComesFrom() throws IOException {
        Shell.Said said = evaluate(LENGTH, "x = 1\n");

        assertThat(said.code()).isZero();
        assertThat(said.out())
                .contains("initial_program.py: scored", "metric     combined_score = 6.0", "metric     length = 6.0")
                .contains("artifact   combined-score", "returned no combined_score", "mean of length", "| short");
    }

    @Test
    void configurationOfOpenEvolve_isRead() throws IOException {
        String config = file("config.yaml", """
                max_iterations: 10
                random_seed: 7
                evaluator: {timeout: 20, max_retries: 0, parallel_evaluations: 4}
                """);
        Shell.Said said = evaluate(LENGTH, "x = 1\n", "--config", config, "--json");

        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("\"status\":\"scored\"", "\"combined_score\":6.0", "\"seed\":7");
        assertThat(said.err()).contains("'evaluator.parallel_evaluations' has no effect");
    }

    @Test
    void failure_isAnOutcome_withTheTraceback() throws IOException {
        Shell.Said said = evaluate("def evaluate(path):\n    raise ValueError('too bad')\n", "x = 1\n", "--json");

        assertThat(said.code()).isZero();
        assertThat(said.out())
                .contains("\"status\":\"failed\"", "\"reason\":\"evaluator-error\"", "too bad", "Traceback", "line 2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "y = undefined_name | cannot be imported: NameError | y = undefined_name",
                "import surely_not_there | needs the package 'surely_not_there' | -m pip install surely_not_there",
                "def evaluate(p: | SyntaxError | line 1",
                "def evalute(p): pass | does not define a function evaluate | def evaluate(program_path)"
            })
    void evaluatorThatCannotBeUsed_isAMistake(String evaluator, String why, String what) throws IOException {
        Shell.Said said = evaluate(evaluator + "\n", "x = 1\n");

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.out()).isEmpty();
        assertThat(said.err()).startsWith("error: ").contains(why, what).doesNotContain("\tat ", "lamarck_harness");
    }

    @Test
    void whatIsMissing_isNamed() throws IOException {
        Shell shell = Shell.withoutSpark().environment(System.getenv());
        String program = file("program.py", "x = 1\n");
        String evaluator = file("evaluator.py", LENGTH);

        Shell.Said none = shell.run("evaluate", folder.resolve("none.py").toString(), program);
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("There is no evaluator", "none.py");
        Shell.Said noProgram =
                shell.run("evaluate", evaluator, folder.resolve("gone.py").toString());
        assertThat(noProgram.code()).isEqualTo(2);
        assertThat(noProgram.err()).contains("There is no program", "gone.py");
        Shell.Said noPython = shell.run("evaluate", evaluator, program, "--set", "python=/no/such/python3");
        assertThat(noPython.code()).isEqualTo(2);
        assertThat(noPython.err()).contains("/no/such/python3", "Install Python");
    }
}
