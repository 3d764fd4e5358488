package dev.lamarck.evaluate.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Outcome.Reason;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Evaluation in stages, and the odd values of failures that {@code strict-compat} keeps. */
final class CascadeTest {

    private static final String STRICT = "strict-compat: true";

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

    /** Three stages, each a body. */
    private Outcome staged(String one, String two, String three, String... settings) {
        String module = """
                import time
                from openevolve.evaluation_result import EvaluationResult as Result

                def evaluate(path):
                    return {"combined_score": -1}

                def evaluate_stage1(path):
                    %s

                def evaluate_stage2(path):
                    %s

                def evaluate_stage3(path):
                    %s
                """.formatted(one, two, three);
        return Trying.value(trying.evaluator(module, settings), "0");
    }

    private Outcome direct(String body, String... settings) {
        return Trying.value(trying.evaluator("import time\ndef evaluate(path):\n    " + body + "\n", settings), "0");
    }

    @Test
    void stages_areCalledInsteadOfEvaluate_andMerged() {
        Outcome outcome = staged(
                "return Result({'a': True, 'combined_score': 0.6, 'error': 0.0, 'text': 'x'}, {'log': 'one', 'first': '1'})",
                "return Result({'a': 0.9, 'combined_score': 0.8}, {'log': 'two'})",
                "return {'c': 3, 'combined_score': 0.95}");

        assertThat(Trying.metrics(outcome)).isEqualTo(Map.of("a", 0.9, "c", 3.0, "combined_score", 0.95));
        assertThat(Trying.texts(outcome)).isEqualTo(Map.of("log", "two", "first", "1"));
    }

    @Test
    void stage1_belowItsThreshold_isReturnedUnchanged() {
        Outcome outcome =
                staged("return {'combined_score': 0.4, 'error': 0.0}", "raise ValueError", "raise ValueError");

        assertThat(Trying.metrics(outcome)).isEqualTo(Map.of("combined_score", 0.4, "error", 0.0));
    }

    @Test
    void passing_withoutACombinedScore_isByTheMeanOfAllButError() {
        String second = "return {'b': 0.1}";

        assertThat(Trying.metrics(staged("return {'a': 0.4, 'ok': True, 'error': 0}", second, second)))
                .containsEntry("b", 0.1);
        assertThat(Trying.metrics(staged("return {'a': 0.4, 'ok': False, 'error': 9}", second, second)))
                .doesNotContainKey("b");
    }

    @Test
    void stage2_belowItsThreshold_endsTheCascade() {
        Outcome outcome =
                staged("return {'combined_score': 0.5}", "return {'combined_score': 0.7}", "raise ValueError('never')");

        assertThat(Trying.metrics(outcome)).isEqualTo(Map.of("combined_score", 0.7));
    }

    @Test
    void thresholds_areThoseOfTheSettings_andTheCascadeCanBeOff() {
        String[] stages = {"return {'combined_score': 0.1}", "return {'combined_score': 0.2}", "return {'x': 7}"};

        assertThat(Trying.metrics(staged(stages[0], stages[1], stages[2], "cascade: {thresholds: [0.1, 0.2]}")))
                .containsEntry("x", 7.0);
        assertThat(Trying.metrics(staged(stages[0], stages[1], stages[2], "cascade: {thresholds: [0.1]}")))
                .isEqualTo(Map.of("combined_score", 0.2));
        assertThat(Trying.metrics(staged(stages[0], stages[1], stages[2], "cascade: {enabled: false}")))
                .isEqualTo(Map.of("combined_score", -1.0));
    }

    @Test
    void stage1Exception_strictly_isARowOfZeros() {
        Outcome outcome = staged("raise ValueError('why')", "pass", "pass", STRICT);

        assertThat(Trying.metrics(outcome))
                .isEqualTo(Map.of("stage1_passed", 0.0, "error", 0.0, "combined_score", 0.0));
        assertThat(Trying.texts(outcome))
                .containsEntry("stderr", "why")
                .containsEntry("failure_stage", "stage1")
                .containsEntry("error_type", "ValueError")
                .containsEntry("error_message", "why")
                .containsEntry("cascade_thresholds", "[0.5, 0.75, 0.9]")
                .containsKeys("traceback", "timestamp", "cascade_config", "timeout_config", "evaluation_file");
    }

    @Test
    void stage2Exception_strictly_keepsTheFirstStage() {
        Outcome outcome = staged("return {'combined_score': 0.6}", "raise ValueError('why')", "pass", STRICT);

        assertThat(Trying.metrics(outcome)).isEqualTo(Map.of("combined_score", 0.6, "stage2_passed", 0.0));
        assertThat(Trying.texts(outcome)).containsEntry("stage2_stderr", "why").containsKey("stage2_traceback");
    }

    @Test
    void stageException_otherwise_hasFailed() {
        Outcome outcome = staged("return {'combined_score': 0.6}", "raise ValueError('why')", "pass");

        assertThat(Trying.failed(outcome).message()).isEqualTo("evaluate_stage2: ValueError: why");
        assertThat(Trying.texts(outcome)).containsEntry("metrics", "{\"combined_score\": 0.6}");
    }

    @Test
    void timeouts_holdForEachStage() {
        Outcome outcome = staged(
                "time.sleep(0.6); return {'combined_score': 1}",
                "time.sleep(0.6); return {'combined_score': 1}",
                "time.sleep(0.6); return {'combined_score': 2}",
                "limits: {timeout: 1500ms}");

        assertThat(Trying.metrics(outcome)).containsEntry("combined_score", 2.0);
    }

    @Test
    void stageTimeout_strictly_keepsWhatWasFoundBefore() {
        String slow = "time.sleep(60)";
        String limit = "limits: {timeout: 1s}";

        assertThat(Trying.metrics(staged(slow, "pass", "pass", STRICT, limit)))
                .isEqualTo(Map.of("stage1_passed", 0.0, "error", 0.0, "timeout", 1.0, "combined_score", 0.0));
        assertThat(Trying.metrics(staged("return {'combined_score': 0.6, 'error': 1}", slow, "pass", STRICT, limit)))
                .isEqualTo(Map.of("combined_score", 0.6, "error", 1.0, "stage2_passed", 0.0, "timeout", 1.0));
        assertThat(Trying.metrics(staged("return {'combined_score': 1}", "return {'b': 1}", slow, STRICT, limit)))
                .isEqualTo(Map.of("combined_score", 1.0, "b", 1.0, "stage3_passed", 0.0, "timeout", 1.0));
        assertThat(Trying.failed(staged("return {'combined_score': 1}", slow, "pass", limit))
                        .reason())
                .isEqualTo(Reason.TIMEOUT);
    }

    @Test
    void direct_strictly_hasUpstreamsValues() {
        Outcome broken = direct("raise ValueError('why')", STRICT, "max-retries: 1", "retry-pause: 10ms");

        assertThat(Trying.metrics(broken)).isEqualTo(Map.of("error", 0.0, "combined_score", 0.0));
        assertThat(Trying.texts(broken)).containsEntry("attempt", "2");
        assertThat(Trying.metrics(direct("time.sleep(60)", STRICT, "limits: {timeout: 1s}")))
                .isEqualTo(Map.of("error", 0.0, "timeout", 1.0, "combined_score", 0.0));
        assertThat(Trying.metrics(direct("return 3", STRICT))).isEqualTo(Map.of("error", 0.0, "combined_score", 0.0));
        assertThat(Trying.metrics(direct("return {'combined_score': float('nan')}", STRICT)))
                .isEqualTo(Map.of("combined_score", Double.NaN));
        assertThat(Trying.metrics(direct("return {'combined_score': 'good', 'a': 2}", STRICT)))
                .isEqualTo(Map.of("combined_score", 2.0, "a", 2.0));
    }

    @Test
    void truthValues_strictly_areNoScore() {
        assertThat(Trying.metrics(direct("return {'ok': True}", STRICT))).containsEntry("combined_score", 0.0);
    }
}
