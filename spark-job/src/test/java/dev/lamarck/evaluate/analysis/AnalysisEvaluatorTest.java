package dev.lamarck.evaluate.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamarck.conf.Binder;
import dev.lamarck.conf.Block;
import dev.lamarck.conf.ConfException;
import dev.lamarck.evaluate.Job;
import dev.lamarck.evaluate.foreign.PlainSandbox;
import dev.lamarck.evaluate.foreign.PythonTools;
import dev.lamarck.evaluate.foreign.Trial;
import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Outcome.Reason;
import dev.lamarck.genome.Program;
import dev.lamarck.genome.SourceFile;
import dev.lamarck.genome.Vector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AnalysisEvaluatorTest {

    private static final String CLEAN = """
            \"""A sum.\"""


            def add(first: int, second: int) -> int:
                \"""Add two numbers.\"""
                return first + second
            """;

    private static final String POOR = """
            import os, sys
            import subprocess
            def f(x: int) -> str:
                y = 1
                eval("1")
                subprocess.call("ls", shell=True)
                return x
            """;

    @TempDir
    Path scratch;

    private static Program python(String text) {
        return Program.of("python", "main.py", text);
    }

    private static String bin() {
        return PythonTools.of("python").getParent().toString();
    }

    private Trial all() {
        return Trial.of(
                scratch, "static-analysis", "{tools: [ruff, pylint, flake8, mypy, bandit], bin: '" + bin() + "'}");
    }

    @Test
    void metrics_cleanProgram_isPerfect() {
        try (Trial trial = all()) {
            Outcome outcome = trial.outcome(python(CLEAN));

            assertThat(Trial.metrics(outcome))
                    .as(() -> Trial.text(outcome))
                    .containsEntry("total_issues", 0.0)
                    .containsEntry("overall_score", 1.0)
                    .containsEntry("mypy/score", 1.0);
        }
    }

    @Test
    void metrics_poorProgram_countsByToolSeverityAndCategory() {
        try (Trial trial = all()) {
            Outcome outcome = trial.outcome(python(POOR));
            Map<String, Double> metrics = Trial.metrics(outcome);

            for (String tool : List.of("ruff", "pylint", "flake8", "mypy", "bandit")) {
                assertThat(metrics.get(tool + "/issues")).as(tool).isPositive();
                assertThat(metrics.get(tool + "/score")).as(tool).isBetween(0.0, 0.99);
            }
            assertThat(metrics).containsEntry("mypy/error", 1.0).containsEntry("category/types", 1.0);
            assertThat(metrics.get("category/security")).isEqualTo(metrics.get("bandit/issues"));
            assertThat(metrics.get("severity/error") + metrics.get("severity/warning") + metrics.get("severity/info"))
                    .isEqualTo(metrics.get("total_issues"));
            assertThat(Trial.artifact(outcome, "issues"))
                    .contains("\"tool\":\"flake8\",\"file\":\"main.py\",\"line\":1,\"severity\":\"warning\"");
        }
    }

    @Test
    void outcomes_batch_areThoseOfSingleRuns() {
        assertSameTogether(List.of(
                python(POOR), python("def g(a,b):\n    return undefined+a\n"), python(POOR.replace("f(", "g("))));
    }

    @Test
    void outcomes_batchWithProgramsThatNeedToBeAlone_areThoseOfSingleRuns() {
        Program parts = new Program(
                "python",
                List.of(
                        new SourceFile("main.py", "import part\n\nprint(part.one() + 'x')\n"),
                        new SourceFile("part.py", "def one() -> int:\n    return 1\n")));
        assertSameTogether(List.of(python("def broken(:\n"), parts));
    }

    private void assertSameTogether(List<Program> programs) {
        String config = "{tools: [ruff, flake8, mypy, bandit], bin: '" + bin() + "'}";
        try (Trial trial = Trial.of(scratch, "static-analysis", config)) {
            List<Job> jobs = new ArrayList<>();
            for (int i = 0; i < programs.size(); i++) {
                jobs.add(new Job(i, programs.get(i), programs.get(i).hash(), 7));
            }
            List<Outcome> together = trial.outcomes(jobs);
            for (int i = 0; i < programs.size(); i++) {
                Outcome alone = trial.outcome(programs.get(i));
                assertThat(Trial.metrics(together.get(i))).isEqualTo(Trial.metrics(alone));
                assertThat(Trial.artifact(together.get(i), "issues")).isEqualTo(Trial.artifact(alone, "issues"));
            }
        }
    }

    @Test
    void outcomes_batchForAToolThatTakesMany_isOneRun() {
        PlainSandbox sandbox = new PlainSandbox();
        String config = "{tools: [ruff], bin: '" + bin() + "'}";
        try (Trial trial = Trial.of(scratch, "static-analysis", config, sandbox)) {
            List<Job> jobs = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                Program program = python("x" + i + " = " + i + "\n");
                jobs.add(new Job(i, program, program.hash(), 7));
            }
            assertThat(trial.outcomes(jobs))
                    .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Outcome.Scored.class));
            assertThat(sandbox.errands).hasSize(1);
        }
    }

    @Test
    void open_missingTool_isAnErrorUnlessOptional() {
        String missing =
                "{tools: [{name: pmd, path: /nowhere/pmd}, {name: ruff, path: /nowhere/ruff, optional: true}]}";
        assertThatThrownBy(() -> Trial.of(scratch, "static-analysis", missing))
                .isInstanceOf(ConfException.class)
                .hasMessageContaining("/nowhere/pmd")
                .hasMessageContaining("optional: true")
                .hasMessageNotContaining("/nowhere/ruff");

        String optional = "{tools: [{name: pmd, path: /nowhere/pmd, optional: true}, flake8], bin: '" + bin() + "'}";
        try (Trial trial = Trial.of(scratch, "static-analysis", optional)) {
            assertThat(trial.metrics(python(CLEAN))).containsKey("flake8/score").doesNotContainKey("pmd/score");
        }
    }

    @Test
    void metrics_pmd_areReadFromItsReport() throws IOException {
        Path pmd = Files.writeString(scratch.resolve("pmd"), """
                #!/bin/sh
                for last; do :; done
                cat <<EOF
                {"formatVersion": 0, "files": [{"filename": "$PWD/$last", "violations": [
                  {"beginline": 3, "rule": "EmptyCatchBlock", "ruleset": "Error Prone", "priority": 3, "description": "Empty."},
                  {"beginline": 4, "rule": "UseUtilityClass", "ruleset": "Design", "priority": 1, "description": "Utility."}]}],
                 "processingErrors": []}
                EOF
                """);
        Files.setPosixFilePermissions(pmd, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (Trial trial = Trial.of(scratch, "static-analysis", "tools: [{name: pmd, path: '" + pmd + "'}]")) {
            Outcome outcome = trial.outcome(Program.of("java", "a/Main.java", "class Main {\n}\n"));

            assertThat(Trial.metrics(outcome))
                    .containsEntry("pmd/error", 1.0)
                    .containsEntry("pmd/warning", 1.0)
                    .containsEntry("category/design", 1.0)
                    .containsEntry("overall_score", StrictMath.exp(-100 * 7 / 2.0 / 20));
            assertThat(Trial.artifact(outcome, "issues")).contains("\"file\":\"a/Main.java\",\"line\":3");
            assertThat(Trial.failure(trial.outcome(python(CLEAN))).reason()).isEqualTo(Reason.INVALID);
            assertThat(Trial.failure(trial.outcome(Vector.of(1))).reason()).isEqualTo(Reason.INVALID);
        }
    }

    @Test
    void settings_ofTheFoundingDocuments_areRead() {
        AnalysisSettings settings =
                new Binder().bind(Block.ofYaml("{weights: {pylint: 3}}", "the test"), AnalysisSettings.class);

        assertThat(settings.tools())
                .extracting(tool -> tool.type().label())
                .containsExactly("pylint", "flake8", "mypy", "bandit");
        assertThat(settings.weight(settings.tools().get(0))).isEqualTo(3);
        assertThatThrownBy(() ->
                        new Binder().bind(Block.ofYaml("{tools: [ruff, ruff]}", "the test"), AnalysisSettings.class))
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> new Binder()
                        .bind(Block.ofYaml("{tools: [ruff], weights: {mypy: 1}}", "the test"), AnalysisSettings.class))
                .hasMessageContaining("mypy");
    }
}
