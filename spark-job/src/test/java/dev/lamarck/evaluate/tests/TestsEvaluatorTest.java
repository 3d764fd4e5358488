package dev.lamarck.evaluate.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lamarck.conf.Binder;
import dev.lamarck.conf.Block;
import dev.lamarck.conf.ConfException;
import dev.lamarck.evaluate.foreign.PythonTools;
import dev.lamarck.evaluate.foreign.Trial;
import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Outcome.Reason;
import dev.lamarck.genome.Program;
import dev.lamarck.genome.Vector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests run by pytest. */
final class TestsEvaluatorTest {

    private static final String PROGRAM = """
            def half(n):
                if n % 2:
                    return None
                return n // 2
            """;

    @TempDir
    Path scratch;

    private Trial trial(String tests, String more) throws IOException {
        Path suite = Files.createDirectories(scratch.resolve("checks"));
        Files.writeString(suite.resolve("test_half.py"), tests);
        return Trial.of(
                scratch, "tests", "{tests: '%s', python: '%s'%s}".formatted(suite, PythonTools.of("python"), more));
    }

    private static Program program(String text) {
        return Program.of("python", "halving.py", text);
    }

    @Test
    void metrics_everyVerdict_isCounted() throws IOException {
        String tests = """
                import pytest
                from halving import half

                def test_even(): assert half(4) == 2
                def test_zero(): assert half(0) == 0
                def test_wrong(): assert half(4) == 3, "so not"
                def test_skipped(): pytest.skip("later")
                @pytest.fixture
                def broken(): raise ValueError("no fixture")
                def test_error(broken): pass
                """;
        try (Trial trial = trial(tests, ", coverage: true, coverage-threshold: 0.75")) {
            Outcome outcome = trial.outcome(program(PROGRAM));
            Map<String, Double> metrics = Trial.metrics(outcome);

            assertThat(metrics)
                    .containsEntry("passed", 2.0)
                    .containsEntry("failed", 1.0)
                    .containsEntry("skipped", 1.0)
                    .containsEntry("errors", 1.0)
                    .containsEntry("total", 5.0)
                    .containsEntry("pass_rate", 0.4)
                    .containsEntry("coverage", 0.75)
                    .containsEntry("coverage_met", 1.0);
            assertThat(metrics.get("duration")).isPositive();
            assertThat(Trial.artifact(outcome, "failures")).contains("so not").contains("no fixture");
        }
    }

    @Test
    void metrics_testsThatDisturb_disturbNoOther() throws IOException {
        String tests = """
                import os, time, random
                import halving

                def test_exit(): os._exit(0)
                def test_crash(): os.kill(os.getpid(), 11)
                def test_hang(): time.sleep(60)
                def test_break(): halving.half = None
                def test_after(): assert halving.half(4) == 2
                def test_draw(): assert random.random() == halving.drawn()
                """;
        String program = PROGRAM + "\n\ndef drawn():\n    return 2\n";
        try (Trial trial = trial(tests, ", test-timeout: 500ms")) {
            Outcome outcome = trial.outcome(program(program));

            assertThat(Trial.metrics(outcome)).containsEntry("passed", 2.0).containsEntry("failed", 4.0);
            assertThat(Trial.artifact(outcome, "failures"))
                    .contains("ran longer than 0.5 s")
                    .contains("ended by signal 11")
                    .contains("ended without a result");
            assertThat(outcome.lasting()).as("rests on a timeout").isFalse();
            assertThat(Trial.artifact(trial.outcome(program(program)), "failures"))
                    .isEqualTo(Trial.artifact(outcome, "failures"));
        }
    }

    @Test
    void outcome_programThatCannotBeImported_fails() throws IOException {
        try (Trial trial = trial("from halving import half\n\ndef test(): pass\n", "")) {
            Outcome.Failed failed = Trial.failure(trial.outcome(program("def half(:\n")));

            assertThat(failed.reason()).isEqualTo(Reason.EVALUATOR_ERROR);
            assertThat(Trial.artifact(failed, "stdout")).contains("SyntaxError");
            assertThat(Trial.failure(trial.outcome(program("import os; os._exit(0)")))
                            .reason())
                    .isEqualTo(Reason.CRASHED);
        }
    }

    @Test
    void outcome_programThatChangesItsTests_isTampering() throws IOException {
        String text = PROGRAM + "import os\np = 'checks/test_half.py'\nos.chmod(p, 0o600)\nopen(p, 'a').write('#')\n";
        try (Trial trial = trial("from halving import half\n\ndef test(): pass\n", "")) {
            assertThat(Trial.failure(trial.outcome(program(text))).reason()).isEqualTo(Reason.TAMPERED);
        }
    }

    @Test
    void outcome_endlessTest_isATimeout() throws IOException {
        try (Trial trial = trial("import time\n\ndef test(): time.sleep(60)\n", ", limits: {timeout: 2s}")) {
            assertThat(Trial.failure(trial.outcome(program(PROGRAM))).reason()).isEqualTo(Reason.TIMEOUT);
            assertThat(Trial.failure(trial.outcome(Vector.of(1))).reason()).isEqualTo(Reason.INVALID);
        }
    }

    @Test
    void metrics_withoutIsolation_areTheSame() throws IOException {
        String more = ", isolate: false, incremental: false, coverage: true";
        try (Trial trial = trial("from halving import half\n\ndef test(): assert half(2) == 1\n", more)) {
            assertThat(trial.metrics(program(PROGRAM)))
                    .containsEntry("pass_rate", 1.0)
                    .containsEntry("coverage", 0.75);
        }
    }

    @Test
    void check_whatIsMissing_isSaid() throws IOException {
        try (Trial trial = trial("def test(): pass\n", ", patterns: ['no_*.py']")) {
            assertThatThrownBy(() -> trial.evaluator().check(List.of(program(PROGRAM))))
                    .isInstanceOf(ConfException.class)
                    .hasMessageContaining("no_*.py");
        }
        assertThatThrownBy(() -> Trial.of(scratch, "tests", "{tests: /nowhere/tests}"))
                .isInstanceOf(ConfException.class)
                .hasMessageContaining("/nowhere/tests");
        Path bare = Files.writeString(scratch.resolve("python"), "#!/bin/sh\necho pytest coverage\n");
        bare.toFile().setExecutable(true);
        try (Trial trial =
                Trial.of(scratch, "tests", "{tests: '%s', python: '%s'}".formatted(scratch.resolve("checks"), bare))) {
            assertThatThrownBy(() -> trial.evaluator().check(List.of()))
                    .isInstanceOf(ConfException.class)
                    .hasMessageContaining("pytest coverage")
                    .hasMessageContaining("pip install");
        }
    }

    @Test
    void settings_ofTheFoundingDocuments_areRead() {
        TestsSettings settings = new Binder()
                .bind(
                        Block.ofYaml(
                                "{test_directory: tests/, test_patterns: ['test_*.py'], coverage_threshold: 0.8}",
                                "the test"),
                        TestsSettings.class);

        assertThat(settings.tests()).isEqualTo("tests/");
        assertThat(settings.wantsCoverage()).isTrue();
        assertThat(settings.coverageThreshold().orElseThrow()).isCloseTo(0.8, within(1e-12));
        assertThatThrownBy(() -> new Binder().bind(Block.ofYaml("{isolate: false}", "the test"), TestsSettings.class))
                .hasMessageContaining("incremental");
        assertThatThrownBy(() -> new Binder().bind(Block.ofYaml("{framework: junit}", "the test"), TestsSettings.class))
                .hasMessageContaining("class-path");
    }
}
