package dev.lamarck.evaluate.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamarck.conf.ConfException;
import dev.lamarck.evaluate.Asset;
import dev.lamarck.evaluate.Catalogs;
import dev.lamarck.evaluate.MachineException;
import dev.lamarck.genome.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a set-up is found before a run, and said so that a person can mend it. */
final class PythonCheckTest {

    private static final Program GOOD = Trying.program("def value():\n    return 1\n");

    @TempDir
    private Path folder;

    private Trying trying;

    @BeforeEach
    void open() {
        trying = new Trying(folder);
    }

    @AfterEach
    void close() {
        trying.close();
    }

    private AbstractThrowableAssert<?, ? extends Throwable> checking(
            String module, Program sample, String... settings) {
        return assertThatThrownBy(() -> trying.evaluator(module, settings).check(List.of(sample)))
                .isInstanceOf(ConfException.class);
    }

    @Test
    void goodSetUp_passes() {
        assertThatCode(() -> trying.evaluator(Trying.VALUE).check(List.of(GOOD)))
                .doesNotThrowAnyException();
    }

    @Test
    void interpreterThatIsKilled_isTheMachinesTrouble() {
        String module = "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)\n";

        assertThatThrownBy(() -> trying.evaluator(module).check(List.of(GOOD)))
                .isInstanceOf(MachineException.class)
                .hasMessageContaining("was killed before it had imported");
    }

    @Test
    void missingEvaluator_isNamed() {
        PythonEvaluator evaluator = trying.evaluator(Trying.VALUE);
        PythonEvaluator missing = new PythonEvaluator(Trying.settings(folder.resolve("none.py")));
        missing.open(dev.lamarck.evaluate.LocalPremises.of(trying.scratch(), System.getenv()));

        assertThatThrownBy(() -> missing.check(List.of()))
                .isInstanceOf(ConfException.class)
                .hasMessageContainingAll("none.py", "'evaluator'");
        assertThat(evaluator.assets()).hasSize(1);
    }

    @Test
    void evaluatorThatCannotBeImported_showsItsTraceback() {
        checking("x = 1\ny = undefined_name\n", GOOD)
                .hasMessageContainingAll("cannot be imported", "NameError", "line 2", "y = undefined_name")
                .message()
                .doesNotContain("lamarck_harness", "importlib");
    }

    @Test
    void missingPackage_isNamedWithTheInterpreter() {
        checking("import surely_not_there.at_all\n", GOOD)
                .hasMessageContainingAll("python3 -m pip install surely_not_there", "ModuleNotFoundError");
    }

    @Test
    void evaluatorWithoutAFunction_isTold() {
        checking("def evalute(path): pass\n", GOOD).hasMessageContaining("def evaluate(program_path)");
    }

    @Test
    void wrongReturnType_isTold() {
        checking("def evaluate(path): return 3\n", GOOD).hasMessageContainingAll("int", "EvaluationResult");
        checking("def evaluate(path): return 3\n", GOOD, "strict-compat: true").hasMessageContaining("no score");
    }

    @Test
    void missingInterpreter_isNamed() {
        checking(Trying.VALUE, GOOD, "python: /no/such/python3")
                .hasMessageContainingAll("/no/such/python3", "Install Python");
    }

    @Test
    void interpreterThatIsNone_isTold() {
        checking(Trying.VALUE, GOOD, "python: 'true'").hasMessageContainingAll("'true'", "Python 3.8");
    }

    @Test
    void programThatDoesNotParse_isShown() {
        checking(Trying.VALUE, Trying.program("def value(:\n"))
                .hasMessageContainingAll("does not parse", "program.py", "SyntaxError");
    }

    @Test
    void programThatScoresNothing_showsTheTraceback() {
        checking(Trying.VALUE, Trying.program("def value():\n    return 1 / 0\n"))
                .hasMessageContainingAll("gets no score", "ZeroDivisionError", "1 / 0");
        checking(Trying.VALUE, Trying.program("def value():\n    return 1 / 0\n"), "strict-compat: true")
                .hasMessageContainingAll("gets no score", "ZeroDivisionError");
    }

    @Test
    void evaluator_isOfferedByName_andTakesItsFolderAlong() {
        PythonEvaluator evaluator = new PythonEvaluator(Trying.settings(Path.of("problems/one/evaluator.py")));

        assertThat(Catalogs.evaluators().names()).contains("python");
        assertThat(evaluator.assets()).extracting(Asset::path).containsExactly("problems/one");
        assertThat(evaluator.assets().get(0).patterns()).contains("**.py", "**.npz");
    }

    @Test
    void harness_isListedInFull() throws IOException {
        Path root = Path.of("src/main/resources" + Harness.ROOT);
        try (Stream<Path> files = Files.walk(root)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> root.relativize(file).toString()))
                    .containsExactlyInAnyOrderElementsOf(Harness.FILES);
        }
    }

    @Test
    void isolation_isTold() {
        assertThat(trying.evaluator(Trying.VALUE).isolation()).contains("rlimits");
    }
}
