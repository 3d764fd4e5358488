package dev.lamarck.evaluate.combine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamarck.conf.Binder;
import dev.lamarck.conf.Block;
import dev.lamarck.evaluate.Fake;
import dev.lamarck.evaluate.Job;
import dev.lamarck.genome.Metrics;
import dev.lamarck.genome.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CascadeTest {

    private static final String TWO = "steps: [{type: a, threshold: {metric: first, at-least: 2}}, {type: b}]";

    private static CascadeSettings settings(String yaml) {
        return new Binder().bind(Block.ofYaml(yaml, "the test"), CascadeSettings.class);
    }

    @Test
    void evaluate_takesOnWhatPassed_andOverlaysMetrics() {
        Fake first = new Fake(job -> Outcome.scored(Metrics.of(Map.of("first", nanForNine(job), "score", 0.0))));
        Fake second = Fake.scoring("score", gene -> gene * 10);
        Map<Integer, Outcome> outcomes =
                Fake.run(new Cascade(settings(TWO), List.of(first, second)), Fake.jobs(1, 2, 9, 3));
        assertThat(second.batches()).hasSize(1);
        assertThat(second.batches().get(0))
                .extracting(job -> Fake.gene(job.genome()))
                .containsExactly(2.0, 3.0);
        assertThat(Fake.metrics(outcomes.get(0)).values()).isEqualTo(Map.of("first", 1.0, "score", 0.0, "stage", 1.0));
        assertThat(Fake.metrics(outcomes.get(3)).values()).isEqualTo(Map.of("first", 3.0, "score", 30.0, "stage", 2.0));
        assertThat(Fake.metrics(outcomes.get(2)).value("stage")).hasValue(1);
    }

    private static double nanForNine(Job job) {
        double gene = Fake.gene(job.genome());
        return gene == 9 ? Double.NaN : gene;
    }

    @Test
    void evaluate_ofAnEarlyStop_failsIfAsked() {
        Fake first = Fake.scoring("first", gene -> gene);
        Outcome outcome = Fake.run(
                        new Cascade(settings("{stop: failed, " + TWO + "}"), List.of(first, first)), Fake.jobs(1))
                .get(0);
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.reason()).isEqualTo(Outcome.Reason.INVALID);
            assertThat(failed.message())
                    .isEqualTo("Stopped after step 1: 'first' is 1.0 and would have to be at least 2.0");
        });
    }

    @Test
    void evaluate_ofAStepThatRestsOnATimeout_doesNotLastHoweverItEnds() {
        Fake first = new Fake(job -> Outcome.scored(Metrics.of("first", Fake.gene(job.genome())))
                .madeOf(List.of(Outcome.failed(Outcome.Reason.TIMEOUT, ""))));
        Fake second = Fake.scoring("score", gene -> gene);
        Fake calm = Fake.scoring("first", gene -> gene);
        for (String stop : List.of("failed", "scored")) {
            CascadeSettings settings = settings("{stop: " + stop + ", " + TWO + "}");
            Map<Integer, Outcome> outcomes = Fake.run(new Cascade(settings, List.of(first, second)), Fake.jobs(1, 2));
            assertThat(outcomes.values()).noneMatch(Outcome::lasting);
            assertThat(Fake.run(new Cascade(settings, List.of(calm, second)), Fake.jobs(1))
                            .get(0)
                            .lasting())
                    .isTrue();
        }
    }

    @Test
    void evaluate_ofAFailingStep_failsAndNamesIt() {
        Fake first = Fake.scoring("first", gene -> gene);
        Fake second = new Fake(job -> Outcome.failed(Outcome.Reason.CRASHED, "signal 11"));
        Outcome outcome = Fake.run(new Cascade(settings(TWO), List.of(first, second)), Fake.jobs(2))
                .get(0);
        assertThat(outcome).hasFieldOrPropertyWithValue("message", "Step 2 failed: signal 11");
        Outcome missing = Fake.run(
                        new Cascade(settings(TWO), List.of(Fake.scoring("other", gene -> gene), second)), Fake.jobs(2))
                .get(0);
        assertThat(missing).hasFieldOrPropertyWithValue("reason", Outcome.Reason.MISSING_METRIC);
    }

    @Test
    void settings_withoutABound_areRefused() {
        assertThatThrownBy(() -> settings("steps: [{type: a, threshold: {metric: x}}]"))
                .hasMessageContaining("at-least");
        assertThatThrownBy(() -> settings("steps: []")).hasMessageContaining("steps");
    }
}
