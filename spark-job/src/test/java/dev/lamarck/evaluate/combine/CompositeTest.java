package dev.lamarck.evaluate.combine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamarck.conf.Binder;
import dev.lamarck.conf.Block;
import dev.lamarck.evaluate.Evaluator;
import dev.lamarck.evaluate.Fake;
import dev.lamarck.evaluate.LocalPremises;
import dev.lamarck.genome.Artifact;
import dev.lamarck.genome.Metrics;
import dev.lamarck.genome.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class CompositeTest {

    private static CompositeSettings settings(String yaml) {
        return new Binder().bind(Block.ofYaml(yaml, "the test"), CompositeSettings.class);
    }

    private static Fake scored(Map<String, Double> metrics, String... artifacts) {
        return new Fake(job -> new Outcome.Scored(
                Metrics.of(metrics),
                java.util.Arrays.stream(artifacts)
                        .map(name -> new Artifact(name, "text/plain", new byte[0]))
                        .toList()));
    }

    private static Outcome one(Composite composite) {
        try (composite) {
            return Fake.run(composite, Fake.jobs(1)).get(0);
        }
    }

    @Test
    void evaluate_bySeedsRule_sumsWeightedMetricsOverAllWeights() {
        CompositeSettings settings =
                settings("{evaluators: [{type: a, weight: 0.4}, {type: b, weight: 0.5}, {type: c, weight: 0.1}]}");
        Outcome outcome = one(new Composite(
                settings,
                List.of(
                        scored(Map.of("score", 0.7, "speed", 3.0), "log"),
                        scored(Map.of("score", 0.2), "log"),
                        scored(Map.of("lines", 10.0)))));
        double total = 0.4 + 0.5 + 0.1;
        assertThat(Fake.metrics(outcome).values())
                .isEqualTo(Map.of(
                        "score", (0.7 * 0.4 + 0.2 * 0.5) / total,
                        "speed", 3.0 * 0.4 / total,
                        "lines", 10.0 * 0.1 / total));
        assertThat(outcome.artifacts())
                .extracting(Artifact::name)
                .containsExactly("evaluator_0_log", "evaluator_1_log");
    }

    @Test
    void evaluate_prefixed_keepsMetricsApartAndCombinesScores() {
        CompositeSettings settings = settings(
                "{merge: prefixed, evaluators: [{type: a, weight: 3}, {type: b, name: beta}, {type: c, weight: 9}]}");
        Outcome outcome = one(new Composite(
                settings,
                List.of(
                        scored(Map.of("combined_score", 1.0, "score", 9.0), "log"),
                        scored(Map.of("score", 0.2)),
                        scored(Map.of("lines", 10.0)))));
        assertThat(Fake.metrics(outcome).values())
                .isEqualTo(Map.of(
                        "a/combined_score", 1.0,
                        "a/score", 9.0,
                        "beta/score", 0.2,
                        "c/lines", 10.0,
                        "combined_score", (3 * 1.0 + 0.2) / 4));
        assertThat(outcome.artifacts()).extracting(Artifact::name).containsExactly("a/log");
    }

    @Test
    void evaluate_withAFailedPart_failsAndNamesIt() {
        Fake failing = new Fake(job -> Outcome.failed(Outcome.Reason.TIMEOUT, "too long"));
        Outcome outcome = one(new Composite(
                settings("{evaluators: [{type: a}, {type: b}]}"), List.of(scored(Map.of("score", 1.0)), failing)));
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.reason()).isEqualTo(Outcome.Reason.TIMEOUT);
            assertThat(failed.message()).isEqualTo("Part 'b' failed: too long");
        });
    }

    @Test
    void evaluate_withAFailedOptionalPart_leavesItsWeightOut() {
        Fake throwing = new Fake(job -> {
            throw new IllegalStateException("broken");
        });
        String yaml = "{evaluators: [{type: a, weight: 2}, {type: b, optional: true}]}";
        Outcome outcome = one(new Composite(settings(yaml), List.of(scored(Map.of("score", 0.5)), throwing)));
        assertThat(Fake.metrics(outcome).values()).isEqualTo(Map.of("score", 0.5));
        String both = "{evaluators: [{type: a, optional: true}, {type: b, optional: true}]}";
        Outcome nothing = one(new Composite(settings(both), List.of(throwing, throwing)));
        assertThat(nothing).hasFieldOrPropertyWithValue("reason", Outcome.Reason.EVALUATOR_ERROR);
    }

    @Test
    void evaluate_runsPartsSideBySide_eachWithTheWholeBatch() {
        CountDownLatch both = new CountDownLatch(2);
        Fake meeting = new Fake(job -> {
            both.countDown();
            try {
                both.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return Outcome.scored(Metrics.of("score", 1));
        });
        try (Composite composite =
                new Composite(settings("{evaluators: [{type: a}, {type: b}]}"), List.of(meeting, meeting))) {
            assertThat(Fake.run(composite, Fake.jobs(1, 2, 3))).hasSize(3);
        }
        assertThat(meeting.batches()).hasSize(2).allMatch(batch -> batch.size() == 3);
        try (Composite composite = new Composite(
                settings("{parallel: 1, evaluators: [{type: a}, {type: b}]}"), List.of(meeting, meeting))) {
            assertThat(Fake.run(composite, Fake.jobs(1))).hasSize(1);
        }
    }

    @Test
    void evaluate_withoutAPartThatRanOutOfTime_doesNotLast() {
        for (String merge : List.of("seed", "prefixed")) {
            CompositeSettings settings =
                    settings("{merge: %s, evaluators: [{type: a}, {type: b, optional: true}]}".formatted(merge));
            Fake scored = scored(Map.of("score", 1.0));
            assertThat(one(new Composite(settings, List.of(scored, failing(Outcome.Reason.TIMEOUT))))
                            .lasting())
                    .isFalse();
            assertThat(one(new Composite(settings, List.of(scored, failing(Outcome.Reason.INVALID))))
                            .lasting())
                    .isTrue();
            assertThat(one(new Composite(settings, List.of(scored, scored))).lasting())
                    .isTrue();
        }
    }

    private static Fake failing(Outcome.Reason reason) {
        return new Fake(job -> Outcome.failed(reason, "no"));
    }

    @Test
    void wrapper_passesEverythingOn() {
        Fake a = scored(Map.of());
        Fake b = scored(Map.of()).readingText();
        Evaluator composite =
                new Composite(settings("{merge: prefixed, evaluators: [{type: a}, {type: b}]}"), List.of(a, b));
        composite.open(LocalPremises.of(Path.of("."), Map.of()));
        composite.check(List.of());
        composite.close();
        assertThat(a.life()).containsExactly("open", "check", "close").isEqualTo(b.life());
        assertThat(composite.assets()).hasSize(1);
        assertThat(composite.demand().cores()).isEqualTo(2);
        assertThat(composite.measured()).containsExactly("a/millis", "b/millis");
        assertThat(composite.isolation()).isEqualTo("fake");
        assertThat(composite.readsText()).isTrue();
    }

    @Test
    void settings_thatMeanNothing_areRefused() {
        assertThatThrownBy(() -> settings("{evaluators: []}")).hasMessageContaining("evaluators");
        assertThatThrownBy(() -> settings("{evaluators: [{weight: 1}]}")).hasMessageContaining("'type'");
        assertThatThrownBy(() -> settings("{evaluators: [{type: a, weight: -1}]}"))
                .hasMessageContaining("weight");
        assertThatThrownBy(() -> settings("{evaluators: [{type: a, weight: 0}]}"))
                .hasMessageContaining("above 0");
        assertThatThrownBy(() -> settings("{evaluators: [{type: a}, {type: a}]}"))
                .hasMessageContaining("name");
        assertThatThrownBy(() -> settings("{parallel: -1, evaluators: [a]}")).hasMessageContaining("parallel");
    }
}
