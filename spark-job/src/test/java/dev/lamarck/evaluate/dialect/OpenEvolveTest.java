package dev.lamarck.evaluate.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.conf.Binder;
import dev.lamarck.conf.Block;
import dev.lamarck.evaluate.python.PythonSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OpenEvolveTest {

    private static final String CONFIG = """
            max_iterations: 50
            random_seed: 7
            parallel_evaluations: 4
            llm: {primary_model: some-model}
            database: {feature_dimensions: [score, radius]}
            evaluator:
              timeout: 60
              max_retries: 2
              cascade_evaluation: false
              cascade_thresholds: [0.1, 0.2]
              memory_limit_mb: 2048
              parallel_evaluations: 4
              use_llm_feedback: true
              time_out: 3
            """;

    private final List<String> warnings = new ArrayList<>();

    @Test
    void evaluator_everyKeyThatCounts_isMapped() {
        Block raw = Block.ofYaml(CONFIG, "config.yaml");
        assertThat(OpenEvolve.speaks(raw)).isTrue();
        PythonSettings settings = new Binder()
                .bind(OpenEvolve.evaluator(raw, warnings::add).with("evaluator", "evaluator.py"), PythonSettings.class);
        assertThat(settings.limits().timeout()).isEqualTo(Duration.ofSeconds(60));
        assertThat(settings.limits().memory().bytes()).isEqualTo(2048L << 20);
        assertThat(settings.maxRetries()).isEqualTo(2);
        assertThat(settings.cascade().enabled()).isFalse();
        assertThat(settings.cascade().thresholds()).containsExactly(0.1, 0.2);
        assertThat(settings.featureDimensions()).containsExactly("score", "radius");
        assertThat(OpenEvolve.seed(raw)).hasValue(7L);
    }

    @Test
    void evaluator_everyKeyThatDoesNot_isTold() {
        OpenEvolve.evaluator(Block.ofYaml(CONFIG, "config.yaml"), warnings::add);
        assertThat(warnings)
                .hasSize(4)
                .anyMatch(warning -> warning.startsWith("config.yaml:")
                        && warning.contains("'evaluator.time_out'")
                        && warning.contains("did you mean 'timeout'?"))
                .anyMatch(warning -> warning.contains("use_llm_feedback"))
                .anyMatch(warning -> warning.contains("'parallel_evaluations'"));
    }

    @Test
    void speaks_ourOwnSettings_not() {
        assertThat(OpenEvolve.speaks(Block.ofYaml("evaluator: {type: python, config: {evaluator: a.py}}", "a")))
                .isFalse();
    }
}
