package dev.lamarck.evaluate.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.lamarck.conf.ConfException;
import dev.lamarck.evaluate.Asset;
import dev.lamarck.evaluate.Job;
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
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CommandEvaluatorTest {

    @TempDir
    Path scratch;

    private Trial shell(String script) {
        return Trial.of(scratch, "command", "command: [sh, -c, '" + script.replace("'", "''") + "', sh, '{program}']");
    }

    private Trial vectorShell(String script) {
        return Trial.of(scratch, "command", "command: [sh, -c, '" + script.replace("'", "''") + "']");
    }

    private static Program program(String text) {
        return Program.of("shell", "main.sh", text);
    }

    @Test
    void outcome_jsonOnStdout_isItsMetrics() {
        try (Trial trial = shell("echo noise; sh $1; echo bye >&2")) {
            Outcome outcome = trial.outcome(program("echo '{\"score\": 2.5, \"part\": {\"a\": 1}}'"));

            assertThat(Trial.metrics(outcome)).containsExactly(entry("part/a", 1.0), entry("score", 2.5));
            assertThat(Trial.artifact(outcome, "stderr")).isEqualTo("bye\n");
        }
    }

    @Test
    void outcome_resultFile_isItsMetrics() {
        String config = "command: [sh, -c, 'echo \"{\\\"score\\\": 4}\" > $1; echo not json', sh, '{result}']";
        try (Trial trial = Trial.of(scratch, "command", config)) {
            assertThat(trial.metrics(program("x"))).isEqualTo(Map.of("score", 4.0));
        }
    }

    @Test
    void outcome_vector_getsItsGenesOnStdinAndItsSeed() {
        try (Trial trial = vectorShell("cat; echo \"{\\\"seed\\\": $LAMARCK_SEED}\"")) {
            Outcome outcome = trial.outcome(Vector.of(1, -0.5, 1e300));

            assertThat(Trial.artifact(outcome, "stdout")).startsWith("{\"genes\": [1.0, -0.5, 1.0E300]}\n");
            assertThat(Trial.metrics(outcome)).isEqualTo(trial.metrics(Vector.of(1, -0.5, 1e300)));
            assertThat(Trial.metrics(outcome)).isNotEqualTo(trial.metrics(Vector.of(1, -0.5, 2)));
            assertThat(Trial.metrics(outcome).get("seed")).isBetween(0.0, (double) Integer.MAX_VALUE);
        }
    }

    @Test
    void outcome_withGpus_isToldWhich() {
        try (Trial trial = vectorShell("echo \"{\\\"gpus\\\": \\\"<$CUDA_VISIBLE_DEVICES>\\\", \\\"score\\\": 1}\"")) {
            Vector genome = Vector.of(1);
            Job.Context context = new Job.Context(List.of(), OptionalDouble.empty(), List.of("4", "7"));
            Outcome given = trial.outcome(new Job(0, genome, genome.hash(), 7, 0, context));
            assertThat(Trial.artifact(given, "gpus")).isEqualTo("<4,7>");
            assertThat(Trial.artifact(trial.outcome(genome), "gpus")).isEqualTo("<>");
        }
    }

    @Test
    void outcome_vectorForAProgramsCommand_isInvalid() {
        try (Trial trial = shell("echo")) {
            assertThat(Trial.failure(trial.outcome(Vector.of(1))).message()).contains("{program}");
        }
    }

    @Test
    void outcome_exitCode_failsWithStderr() {
        try (Trial trial = shell("echo 'went wrong' >&2; exit 3")) {
            Outcome.Failed failed = Trial.failure(trial.outcome(program("")));

            assertThat(failed.reason()).isEqualTo(Reason.EVALUATOR_ERROR);
            assertThat(failed.message()).isEqualTo("The command exited with code 3: went wrong");
            assertThat(Trial.artifact(failed, "stderr")).isEqualTo("went wrong\n");
        }
    }

    @Test
    void outcome_noJson_failsAndSaysWhatIsMissing() {
        try (Trial trial = shell("echo 3")) {
            assertThat(Trial.failure(trial.outcome(program(""))).message()).contains("no line that is a JSON object");
        }
    }

    @Test
    void outcome_timeout_failsSo() {
        String config = "{command: [sleep, '60'], limits: {timeout: 100ms}}";
        try (Trial trial = Trial.of(scratch, "command", config)) {
            assertThat(Trial.failure(trial.outcome(program(""))).reason()).isEqualTo(Reason.TIMEOUT);
        }
    }

    @Test
    void open_missingExecutable_saysSo() {
        assertThatThrownBy(() -> Trial.of(scratch, "command", "command: [no-such-tool]"))
                .isInstanceOf(ConfException.class)
                .hasMessageContaining("Cannot run 'no-such-tool'");
        assertThatThrownBy(() -> Trial.of(scratch, "command", "{command: [sh, gone.sh], files: [gone.sh]}"))
                .isInstanceOf(ConfException.class)
                .hasMessageContaining("gone.sh");
    }

    @Test
    void assets_filesAndOwnScript_areTakenAlong() throws IOException {
        Path data = Files.writeString(scratch.resolve("data.json"), "{\"score\": 9}");
        String config = "{command: [cat, %s], files: [%s]}".formatted(data, data);
        try (Trial trial = Trial.of(scratch, "command", config)) {
            assertThat(trial.evaluator().assets()).isEqualTo(List.of(Asset.file(data.toString())));
            assertThat(trial.metrics(program(""))).isEqualTo(Map.of("score", 9.0));
        }
    }

    @Test
    void outcome_many_leavesNoFolder() throws IOException {
        try (Trial trial = shell("touch left; echo '{\"a\": 1}'")) {
            for (int i = 0; i < 5; i++) {
                trial.outcome(program("" + i));
            }
        }
        assertThat(scratch.resolve("work")).isEmptyDirectory();
    }
}
