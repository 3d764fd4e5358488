package dev.lamarck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A project of OpenEvolve on the command line, as far as it gets without Spark. */
final class ProjectOptionsTest {

    /** There are tests of what operators are offered elsewhere; this one is offered for every kind of genome. */
    private static final String OPERATOR = "--set=search.operators=[random]";

    @TempDir
    private Path folder;

    private String program;
    private String evaluator;

    @BeforeEach
    void write() throws IOException {
        program = file("rings/initial_program.py", "# EVOLVE-BLOCK-START\nx = 1\n# EVOLVE-BLOCK-END\n");
        evaluator = file("rings/evaluator.py", "def evaluate(path):\n    return {'combined_score': 1}\n");
    }

    private String file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text).toString();
    }

    private static Shell.Said run(String command, String... more) {
        List<String> words = new ArrayList<>(List.of(command.split(" ", -1)));
        words.addAll(List.of(more));
        return Shell.withoutSpark().environment(System.getenv()).run(words.toArray(String[]::new));
    }

    private static void assertMistake(Shell.Said said, String... parts) {
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("error: ").contains(parts).doesNotContain("\tat ");
    }

    @Test
    void show_ofAProjectAlone_tellsWhereEachValueComesFrom() {
        Shell.Said said = run("config show --origin", "--initial", program, "--evaluator", evaluator);

        assertThat(said.code()).isZero();
        assertThat(said.out())
                .containsPattern("genome.type +program +--initial")
                .containsPattern("genome.program.files\\[0] +initial_program.py +--initial")
                .containsPattern("genome.program.folder +.*rings +--initial")
                .containsPattern("evaluator.type +python +--evaluator")
                .containsPattern("search.objectives\\[0].metric +combined_score +the default of OpenEvolve")
                .containsPattern("search.operators\\[0].type +semantic +the default for programs")
                .containsPattern("search.operators\\[4].weight +0.05 +the default for programs");
    }

    @Test
    void show_ofAConfigurationOfOpenEvolve_showsItsTranslation() throws IOException {
        String config = file("rings/config.yaml", """
                max_iterations: 40
                llm: {primary_model: m}
                database: {num_islands: 2}
                evaluator: {timeout: 3}
                """);
        Shell.Said said = run("config show --origin", config, "--set", "search.islands=3", "--evaluator", evaluator);

        assertThat(said.code()).isZero();
        assertThat(said.out())
                .containsPattern("search.islands +3 +--set search.islands")
                .containsPattern("search.size +8 +.*config.yaml:1")
                .containsPattern("evaluator.config.limits.timeout +3s +.*config.yaml:4")
                .containsPattern("evaluator.config.evaluator +.*evaluator.py +--evaluator")
                .containsPattern("search.migration.config.rate +0.1 +OpenEvolve's default")
                .doesNotContain("llm");
    }

    @Test
    void check_ofAProject_namesTheRunAfterIt() throws IOException {
        String config = file("config.yaml", "max_iterations: 40\n");
        String own = file("my-search.yaml", "search: {size: 9}\n");
        String other = file("rings/Best_One.py", "x = 1\n");

        assertThat(check(program)).contains("The settings of run 'rings' are valid");
        assertThat(check(program, config)).contains("run 'rings'");
        assertThat(check(program, own)).contains("run 'my-search'");
        assertThat(check(other)).contains("run 'best-one'");
        assertThat(check(program, "--set", "run.id=mine")).contains("run 'mine'");
    }

    private String check(String initial, String... more) {
        List<String> words = new ArrayList<>(List.of("--initial", initial, "--evaluator", evaluator, OPERATOR));
        words.addAll(List.of(more));
        Shell.Said said = run("config check", words.toArray(String[]::new));
        assertThat(said.err()).doesNotContain("error");
        return said.out();
    }

    @Test
    void check_ofSeveralFiles_takesThemFromTheFirstOnesFolder() throws IOException {
        String second = file("rings/lib/util.py", "y = 2\n");

        assertThat(check(program + "," + second)).contains("'rings'");
        assertThat(run("config show", "--initial", program + "," + second, "--evaluator", evaluator)
                        .out())
                .contains("- initial_program.py\n", "- lib/util.py\n");
    }

    @Test
    void flags_goBeforeTheFile() throws IOException {
        String own = file("own.yaml", """
                genome: {type: program, program: {files: [a.py], folder: there, sources: [{path: a.py, text: x}]}}
                evaluator: {type: python, measured: [seconds], config: {evaluator: b.py, max-retries: 2}}
                search: {objectives: [{metric: speed}], operators: [mine]}
                """);
        Shell.Said said = run("config show", own, "--initial", program, "--evaluator", evaluator);

        assertThat(said.out())
                .contains("initial_program.py", evaluator, "max-retries: 2", "- seconds", "metric: speed", "type: mine")
                .doesNotContain("a.py", "b.py", "there", "combined_score", "semantic");
    }

    @Test
    void evaluatorOfAnotherKind_leavesTheOthersSettings() throws IOException {
        String config = file("config.yaml", "max_iterations: 40\nevaluator: {timeout: 3}\n");
        String yaml = file("judge.yaml", "evaluator: {type: command, config: {command: [grade, '{program}']}}\n");

        Shell.Said said = run("config show", config, "--initial", program, "--evaluator", yaml);

        assertThat(said.out()).contains("type: command", "- grade").doesNotContain("max-retries", "timeout");
        assertThat(run("config show --origin", "--initial", program, "--evaluator", yaml)
                        .out())
                .containsPattern("evaluator.type +command +.*judge.yaml:1")
                .doesNotContain("combined_score");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "config check"})
    void initialThatIsNotThere_isNamed(String command) {
        String none = folder.resolve("none.py").toString();

        assertMistake(
                run(command, "--initial", none, "--evaluator", evaluator),
                "There is no file '" + none + "' to begin with. Check the path that --initial gives.");
        assertMistake(
                run(command, "--initial", folder.toString(), "--evaluator", evaluator),
                "There is no file '" + folder + "' to begin with, only a folder.");
    }

    @Test
    void whatIsMissing_isNamed() throws IOException {
        assertMistake(
                run("run", "--initial", program), "Nothing says how '" + program + "' is scored. Give --evaluator");
        assertMistake(
                run("run", "--initial", program, "--evaluator", "none.py", OPERATOR),
                "There is no evaluator",
                "none.py");
        assertMistake(
                run("run", "--initial", program, "--evaluator", "pyhton", OPERATOR),
                "'pyhton' is no evaluator",
                "Did you mean 'python'?");
        String config = file("config.yaml", "max_iterations: 40\n");
        assertMistake(run("run", config, "--evaluator", evaluator, OPERATOR), "give its files", "--initial FILE");
        assertMistake(run("config check", config, "--initial", program, OPERATOR), "'evaluator", "is missing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a = 1;# EVOLVE-BLOCK-START;b = 2 | line 2 | never closed",
                "# EVOLVE-BLOCK-START;# EVOLVE-BLOCK-START;# EVOLVE-BLOCK-END | line 2 | EVOLVE-BLOCK-START",
                "a = 1;b = 2;# EVOLVE-BLOCK-END | line 3 | EVOLVE-BLOCK-END"
            })
    void initialWithWrongMarkers_namesFileAndLine(String text, String line, String told) throws IOException {
        String wrong = file("wrong.py", text.replace(';', '\n'));

        assertMistake(run("run", "--initial", wrong, "--evaluator", evaluator, OPERATOR), "wrong.py", line, told);
    }

    @Test
    void initialThatIsNoUtf8_namesFileAndLine() throws IOException {
        Path wrong = Files.write(folder.resolve("latin.py"), new byte[] {'#', '\n', '#', (byte) 0xe9, '\n'});

        assertMistake(
                run("run", "--initial", wrong.toString(), "--evaluator", evaluator, OPERATOR),
                "latin.py' of the initial program is not text in UTF-8: see line 2. Convert it.");
    }

    @Test
    void initialWithoutAGrammar_isVariedAsText() throws IOException {
        String poem = file("poem.txt", "Roses are red\n");

        assertThat(run("config show", "--initial", poem, "--evaluator", evaluator)
                        .out())
                .contains("type: text")
                .doesNotContain("semantic");
    }
}
