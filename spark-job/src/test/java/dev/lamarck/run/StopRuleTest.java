package dev.lamarck.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamarck.conf.Binder;
import dev.lamarck.conf.Block;
import dev.lamarck.conf.ConfException;
import dev.lamarck.evolve.Objective;
import dev.lamarck.genome.Metrics;
import dev.lamarck.store.GenerationRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class StopRuleTest {

    private static StopSettings settings(String yaml) {
        return new Binder().bind(Block.ofYaml(yaml, "run.yaml"), StopSettings.class);
    }

    private static StopRule rule(String yaml, Objective.Direction direction) {
        return new StopRule(settings(yaml), new Objective("score", direction));
    }

    private static StopRule rule(String yaml) {
        return rule(yaml, Objective.Direction.MAXIMISE);
    }

    static GenerationRow row(int generation, OptionalDouble best, int improvedAt, long scored, long evaluations) {
        return new GenerationRow(
                generation,
                0,
                new GenerationRow.Scores(best, best, 0, 0, 0, improvedAt),
                new GenerationRow.Counts(10, scored, 10 - scored, 0, 0, evaluations),
                new GenerationRow.Times(0, 0, 0, Instant.EPOCH, Instant.EPOCH),
                new TreeMap<>(),
                Metrics.none());
    }

    private static GenerationRow row(int generation, double best) {
        return row(generation, OptionalDouble.of(best), generation, 10, 10L * (generation + 1));
    }

    @Test
    void check_nothingReached_goesOn() {
        StopRule rule = rule("{generations: 9, evaluations: 91, wall-time: 10s, target-score: 2, patience: 3}");
        assertThat(rule.check(row(8, 1.99), 1, Duration.ofMillis(9_999))).isEmpty();
    }

    @Test
    void check_eachReasonAtItsLimit() {
        assertThat(rule("generations: 9").check(row(9, 1), 0, Duration.ZERO)).contains(StopReason.GENERATIONS);
        assertThat(rule("generations: 0").check(row(0, 1), 0, Duration.ZERO)).contains(StopReason.GENERATIONS);
        assertThat(rule("evaluations: 90").check(row(8, 1), 0, Duration.ZERO)).contains(StopReason.EVALUATIONS);
        assertThat(rule("wall-time: 10s").check(row(8, 1), 0, Duration.ofSeconds(10)))
                .contains(StopReason.WALL_TIME);
        assertThat(rule("target-score: 2").check(row(8, 2), 0, Duration.ZERO)).contains(StopReason.TARGET_SCORE);
        assertThat(rule("{}").check(row(8, 2), 2, Duration.ZERO)).contains(StopReason.ALL_FAILED);
        assertThat(rule("failed-generations: 3").check(row(8, 2), 2, Duration.ZERO))
                .isEmpty();
    }

    @Test
    void check_patience_countsGenerationsWithoutABetterScore() {
        StopRule rule = rule("patience: 3");
        assertThat(rule.check(row(7, OptionalDouble.of(1), 5, 10, 80), 0, Duration.ZERO))
                .isEmpty();
        assertThat(rule.check(row(8, OptionalDouble.of(1), 5, 10, 90), 0, Duration.ZERO))
                .contains(StopReason.PATIENCE);
        assertThat(rule.check(row(3, OptionalDouble.empty(), 0, 0, 40), 1, Duration.ZERO))
                .contains(StopReason.PATIENCE);
    }

    @Test
    void check_minimised_reachedFromAbove() {
        StopRule rule = rule("target-score: 0.5", Objective.Direction.MINIMISE);
        assertThat(rule.check(row(1, 0.51), 0, Duration.ZERO)).isEmpty();
        assertThat(rule.check(row(1, 0.5), 0, Duration.ZERO)).contains(StopReason.TARGET_SCORE);
        assertThat(rule.check(row(1, -3), 0, Duration.ZERO)).contains(StopReason.TARGET_SCORE);
    }

    @Test
    void check_nothingScored_reachesNoTarget() {
        assertThat(rule("target-score: -1e300").check(row(1, OptionalDouble.empty(), 0, 0, 20), 1, Duration.ZERO))
                .isEmpty();
    }

    @Test
    void check_severalReasons_theWorstThenTheBest() {
        StopRule all = rule("{generations: 5, evaluations: 1, wall-time: 1s, target-score: 1, patience: 1}");
        GenerationRow reached = row(5, OptionalDouble.of(1), 0, 10, 60);
        GenerationRow missed = row(5, OptionalDouble.of(0), 0, 10, 60);
        GenerationRow early = row(4, OptionalDouble.of(0), 0, 10, 60);
        Duration late = Duration.ofHours(1);
        assertThat(all.check(reached, 2, late)).contains(StopReason.ALL_FAILED);
        assertThat(all.check(reached, 0, late)).contains(StopReason.TARGET_SCORE);
        assertThat(all.check(missed, 0, late)).contains(StopReason.GENERATIONS);
        assertThat(all.check(early, 0, late)).contains(StopReason.EVALUATIONS);
        assertThat(rule("{wall-time: 1s, patience: 1}").check(early, 0, late)).contains(StopReason.PATIENCE);
    }

    @Test
    void reasons_doneUnlessFailedOrInterrupted() {
        for (StopReason reason : StopReason.values()) {
            assertThat(reason.done()).isEqualTo(reason != StopReason.INTERRUPTED && reason != StopReason.ALL_FAILED);
            assertThat(reason.meaning()).isNotBlank();
        }
        assertThat(StopReason.TARGET_SCORE.code()).isEqualTo("target-score");
    }

    @Test
    void settings_defaultsAndRejections() {
        StopSettings defaults = settings("{}");
        assertThat(defaults.generations()).isEqualTo(100);
        assertThat(defaults.failedGenerations()).isEqualTo(2);
        assertThat(defaults.evaluations()).isEmpty();
        assertThat(defaults.wallTime()).isEmpty();
        assertThat(defaults.targetScore()).isEmpty();
        assertThat(defaults.patience()).isEmpty();
        for (String wrong : List.of(
                "generations: -1", "evaluations: 0", "patience: 0", "failed-generations: 0", "wall-time: soon")) {
            assertThatThrownBy(() -> settings(wrong))
                    .as(wrong)
                    .isInstanceOf(ConfException.class)
                    .hasMessageContaining(wrong.substring(0, wrong.indexOf(':')));
        }
    }

    @Test
    void last_isWhereTheFirstLimitIs() {
        assertThat(rule("generations: 9").last(row(2, 1), 10)).isEqualTo(9);
        assertThat(rule("{generations: 99, evaluations: 71}").last(row(2, 1), 10))
                .isEqualTo(7);
        assertThat(rule("{generations: 99, evaluations: 71}").last(row(2, 1), 41))
                .isEqualTo(3);
        assertThat(rule("{generations: 4, evaluations: 71}").last(row(2, 1), 10))
                .isEqualTo(4);
        assertThat(rule("{generations: 99, evaluations: 30}").last(row(2, 1), 10))
                .isEqualTo(2);
    }
}
