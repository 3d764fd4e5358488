package dev.lamarck.evaluate.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lamarck.conf.Binder;
import dev.lamarck.conf.Block;
import dev.lamarck.conf.ConfException;
import dev.lamarck.evaluate.foreign.PlainSandbox;
import dev.lamarck.evaluate.foreign.Trial;
import dev.lamarck.evaluate.sandbox.Ending;
import dev.lamarck.evaluate.sandbox.Errand;
import dev.lamarck.evaluate.sandbox.Sandbox;
import dev.lamarck.genome.Outcome.Reason;
import dev.lamarck.genome.Program;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PerformanceEvaluatorTest {

    private static final Program PROGRAM = Program.of("shell", "main.sh", "exit 0");

    @TempDir
    Path scratch;

    /** A sandbox in which every run takes the time that the test says. */
    private static Sandbox taking(int... millis) {
        ArrayDeque<Integer> left = new ArrayDeque<>();
        for (int time : millis) {
            left.add(time);
        }
        return new Sandbox() {
            @Override
            public Ending run(Errand errand) {
                Duration wall = Duration.ofMillis(left.remove());
                return new Ending(
                        Ending.How.EXITED,
                        0,
                        "",
                        new Ending.Use(wall, wall.dividedBy(2), 1000),
                        new byte[0],
                        new byte[0]);
            }

            @Override
            public String inForce() {
                return "";
            }

            @Override
            public void close() {}
        };
    }

    @Test
    void metrics_repetitions_areTheirMedianAndNoise() {
        Sandbox sandbox = taking(900, 100, 300, 200, 1000);
        try (Trial trial = Trial.of(scratch, "performance", "{repetitions: 4}", sandbox)) {
            Map<String, Double> metrics = trial.metrics(PROGRAM);

            assertThat(metrics)
                    .containsEntry("time_median", 0.25)
                    .containsEntry("time_min", 0.1)
                    .containsEntry("cpu_median", 0.125)
                    .containsEntry("peak_memory", 1000.0)
                    .containsEntry("runs", 4.0)
                    .containsEntry("speed", 4.0);
            assertThat(metrics.get("time_mad")).isCloseTo(0.1, within(1e-9));
            assertThat(metrics.get("noise")).isCloseTo(1.4826 * 1.2533 * 0.1 / (2 * 0.25), within(1e-9));
            assertThat(trial.evaluator().measured()).containsAll(metrics.keySet());
        }
    }

    @Test
    void metrics_littleNoise_endEarly() {
        Sandbox sandbox = taking(1, 100, 100, 101, 100, 100);
        try (Trial trial = Trial.of(scratch, "performance", "{repetitions: 100, enough: 0.01}", sandbox)) {
            assertThat(trial.metrics(PROGRAM)).containsEntry("runs", 5.0);
        }
    }

    @Test
    void metrics_baseline_takesTurns() {
        // pairs: (own, baseline), (baseline, own), …
        Sandbox sandbox = taking(100, 200, 400, 200, 300, 600);
        String config = "{repetitions: 3, warm-up: 0, baseline: [sh, '{program}']}";
        try (Trial trial = Trial.of(scratch, "performance", config, sandbox)) {
            assertThat(trial.metrics(PROGRAM))
                    .containsEntry("speedup", 2.0)
                    .containsEntry("noise", 0.0)
                    .containsEntry("time_median", 0.2);
        }
    }

    @Test
    void outcome_realProgram_isMeasured() {
        PlainSandbox sandbox = new PlainSandbox();
        try (Trial trial = Trial.of(scratch, "performance", "{repetitions: 3}", sandbox)) {
            assertThat(trial.metrics(Program.of("shell", "main.sh", "cat > copy; test ! -e ../copy")))
                    .containsKey("speed");
            assertThat(sandbox.errands.stream().map(Errand::folder).distinct()).hasSize(4);
        }
    }

    @Test
    void outcome_failingRun_fails() {
        try (Trial trial = Trial.of(scratch, "performance", "{}")) {
            assertThat(Trial.failure(trial.outcome(Program.of("shell", "main.sh", "exit 2")))
                            .reason())
                    .isEqualTo(Reason.EVALUATOR_ERROR);
        }
    }

    @Test
    void check_unknownLanguage_asksForACommand() {
        Program program = Program.of("cobol", "main.cob", "");
        try (Trial trial = Trial.of(scratch, "performance", "{}")) {
            assertThatThrownBy(() -> trial.evaluator().check(List.of(program)))
                    .isInstanceOf(ConfException.class)
                    .hasMessageContaining("cobol")
                    .hasMessageContaining("command");
        }
    }

    @Test
    void settings_ofTheFoundingDocuments_areLimits() {
        PerformanceSettings settings = new Binder()
                .bind(Block.ofYaml("{timeout: 30, memory_limit: \"1GB\"}", "the test"), PerformanceSettings.class);

        assertThat(settings.within().timeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.within().memory().bytes()).isEqualTo(1_000_000_000L);
    }
}
