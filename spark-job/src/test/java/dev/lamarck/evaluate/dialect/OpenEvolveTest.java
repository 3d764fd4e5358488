package dev.lamarck.evaluate.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.conf.Binder;
import dev.lamarck.conf.Block;
import dev.lamarck.evaluate.python.PythonSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a configuration of OpenEvolve says of the evaluator, in our words. */
final class OpenEvolveTest {

    private final List<String> warnings = new ArrayList<>();

    private PythonSettings settings(String yaml) {
        Block block = OpenEvolve.evaluator(Block.ofYaml(yaml, "config.yaml"), warnings::add);
        return new Binder().bind(block.with("evaluator", "evaluator.py"), PythonSettings.class);
    }

    @Test
    void evaluator_withoutAnything_triesThreeTimesAgain() {
        PythonSettings settings = settings("max_iterations: 10");

        assertThat(settings.maxRetries()).isEqualTo(3);
        assertThat(settings.limits().timeout()).isEqualTo(Duration.ofSeconds(300));
        assertThat(settings.cascade().thresholds()).containsExactly(0.5, 0.75, 0.9);
        assertThat(warnings).isEmpty();
    }

    @Test
    void evaluator_withItsKeys_isTranslated() {
        PythonSettings settings = settings("""
                evaluator:
                  timeout: 2.5
                  max_retries: 0
                  cascade_evaluation: false
                  cascade_thresholds: [0.1]
                database: {feature_dimensions: [depth]}
                """);

        assertThat(settings.maxRetries()).isZero();
        assertThat(settings.limits().timeout()).isEqualTo(Duration.ofMillis(2500));
        assertThat(settings.cascade().enabled()).isFalse();
        assertThat(settings.cascade().thresholds()).containsExactly(0.1);
        assertThat(settings.featureDimensions()).containsExactly("depth");
        assertThat(warnings).isEmpty();
    }

    @Test
    void evaluator_withWhatHasNoEffect_saysSo() {
        settings("{evaluator: {parallel_evaluations: 4, max_retrys: 1}}");

        assertThat(warnings)
                .hasSize(2)
                .anySatisfy(told -> assertThat(told).contains("parallel_evaluations", "no effect"))
                .anySatisfy(told -> assertThat(told).contains("max_retrys", "did you mean 'max_retries'"));
    }
}
