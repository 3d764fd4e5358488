package dev.lamarck.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.conf.Binder;
import dev.lamarck.conf.Block;
import dev.lamarck.evolve.Birth;
import dev.lamarck.evolve.Earning;
import dev.lamarck.evolve.Member;
import dev.lamarck.evolve.Objective;
import dev.lamarck.evolve.Plan;
import dev.lamarck.evolve.Population;
import dev.lamarck.evolve.Search;
import dev.lamarck.evolve.SearchSettings;
import dev.lamarck.genome.Gene;
import dev.lamarck.genome.Hash128;
import dev.lamarck.genome.Outcome.Reason;
import dev.lamarck.genome.VectorSpace;
import dev.lamarck.metrics.Registry;
import dev.lamarck.spark.Judged;
import dev.lamarck.store.GenerationRow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class TallyTest {

    private static final Objective LOSS = new Objective("score", Objective.Direction.MINIMISE);
    private static final Search SEARCH = Search.of(
            new Binder().bind(Block.ofYaml("{features: [a]}", "run.yaml"), SearchSettings.class),
            new VectorSpace(List.of(new Gene.Real("x", 0, 1))),
            1);

    private static Judged scored(int slot, int genome, double loss) {
        Member member = new Member(
                new Hash128(1, slot),
                new Hash128(2, genome),
                new Birth(0, slot, 0),
                new double[] {LOSS.fitness(loss)},
                new double[] {slot},
                new double[] {slot});
        return new Judged(slot, Judged.Status.SCORED, Optional.of(member), Optional.empty());
    }

    private static Judged failed(int slot, Reason reason) {
        return new Judged(slot, Judged.Status.FAILED, Optional.empty(), Optional.of(reason));
    }

    private static Tally tally(Judged... judged) {
        return new Tally(LOSS, List.of(judged));
    }

    private static Tally mixed() {
        return tally(
                scored(0, 1, 4),
                failed(1, Reason.TIMEOUT),
                scored(2, 1, 4),
                scored(3, 2, 1),
                failed(4, Reason.EXECUTOR_LOST),
                failed(5, Reason.TIMEOUT),
                new Judged(6, Judged.Status.PENDING, Optional.empty(), Optional.empty()));
    }

    @Test
    void counts_byOutcome() {
        assertThat(mixed().counts(100)).isEqualTo(new GenerationRow.Counts(7, 3, 3, 1, 1, 106));
        assertThat(tally().counts(5)).isEqualTo(new GenerationRow.Counts(0, 0, 0, 0, 0, 5));
        assertThat(mixed().scored()).extracting(member -> member.birth().slot()).containsExactly(0, 2, 3);
        assertThat(mixed().failures()).isEqualTo(Map.of("timeout", 2L, "executor-lost", 1L));
    }

    @Test
    void scores_inTheMetricsOwnSense() {
        Population population = Population.empty().accept(SEARCH, new Plan(0, List.of()), mixed().scored());
        GenerationRow.Scores scores = mixed().scores(population, Optional.empty(), 0);
        assertThat(scores.best()).hasValue(1);
        assertThat(scores.mean()).hasValue(3);
        assertThat(scores.population()).isEqualTo(2);
        assertThat(scores.improvedAt()).isZero();
    }

    @Test
    void scores_improvedAt_movesOnlyWithABetterBest() {
        Population population = Population.empty().accept(SEARCH, new Plan(0, List.of()), mixed().scored());
        GenerationRow same = StopRuleTest.row(6, OptionalDouble.of(1), 4, 10, 70);
        GenerationRow worse = StopRuleTest.row(6, OptionalDouble.of(2), 4, 10, 70);
        GenerationRow none = StopRuleTest.row(6, OptionalDouble.empty(), 0, 0, 70);
        assertThat(mixed().scores(population, Optional.of(same), 7).improvedAt())
                .isEqualTo(4);
        assertThat(mixed().scores(population, Optional.of(worse), 7).improvedAt())
                .isEqualTo(7);
        assertThat(mixed().scores(population, Optional.of(none), 7).improvedAt())
                .isEqualTo(7);
    }

    @Test
    void scores_nothingScored_absent() {
        GenerationRow.Scores scores = tally(failed(0, Reason.INVALID)).scores(Population.empty(), Optional.empty(), 0);
        assertThat(scores.best()).isEmpty();
        assertThat(scores.mean()).isEmpty();
        assertThat(scores.diversity()).isZero();
    }

    @Test
    void metrics_ofOperators_haveTheirNames() {
        Map<String, Double> figures = Tally.metrics(
                        new Registry(() -> 0).snapshot(),
                        List.of(new Earning("mine/2", 8, 6, 2), new Earning("idle", 0, 0, 0)),
                        Population.empty())
                .values();
        assertThat(figures)
                .containsEntry("operator/mine/2/children", 8.0)
                .containsEntry("operator/mine/2/scored", 6.0)
                .containsEntry("operator/mine/2/improved", 2.0)
                .containsEntry("operator/mine/2/reward", 0.25)
                .containsEntry("operator/idle/reward", 0.0)
                .doesNotContainKey("island-distance");
    }

    @Test
    void metrics_ofSeveralIslands_howFarApart() {
        Member home = scored(0, 1, 4).member().orElseThrow();
        Member abroad = new Member(
                new Hash128(1, 1),
                new Hash128(2, 2),
                new Birth(0, 1, 1),
                new double[] {1},
                new double[] {0},
                new double[] {0.25});
        Population population = Population.empty().accept(SEARCH, new Plan(0, List.of()), List.of(home, abroad));
        assertThat(Tally.metrics(new Registry(() -> 0).snapshot(), List.of(), population)
                        .values())
                .containsEntry("island-distance", 0.25);
    }

    @Test
    void metrics_stillborn_onlyWhereThereAreAny() {
        Registry registry = new Registry(() -> 0);
        registry.counter("stillborn/unchanged").add(3);
        assertThat(Tally.metrics(registry.snapshot(), List.of(), Population.empty())
                        .values())
                .containsEntry("stillborn/unchanged", 3.0)
                .doesNotContainKeys("stillborn/invalid", "stillborn/operator-error");
    }

    @Test
    void settlement_countsFailedGenerationsInARow() {
        List<GenerationRow> rows = List.of(row(0, 3), row(1, 0), row(2, 5), row(3, 0), row(4, 0), row(5, 1));
        assertThat(Settlement.of(4, Population.empty(), rows).failedInARow()).isEqualTo(2);
        assertThat(Settlement.of(5, Population.empty(), rows).failedInARow()).isZero();
        assertThat(Settlement.of(1, Population.empty(), rows).failedInARow()).isEqualTo(1);
        assertThat(Settlement.of(4, Population.empty(), rows).row()).contains(rows.get(4));
        assertThat(Settlement.of(4, Population.empty(), rows).evaluations()).isEqualTo(50);
    }

    @Test
    void settlement_after_isWhatReadingBackGives() {
        List<GenerationRow> rows = List.of(row(0, 0), row(1, 0), row(2, 5), row(3, 0));
        Settlement settlement = Settlement.nothing();
        assertThat(settlement.generation()).isEqualTo(-1);
        assertThat(settlement.evaluations()).isZero();
        for (GenerationRow row : rows) {
            settlement = settlement.after(row, Population.empty());
            Settlement read = Settlement.of(row.generation(), settlement.population(), rows);
            assertThat(settlement).isEqualTo(read);
        }
    }

    private static GenerationRow row(int generation, long scored) {
        return StopRuleTest.row(generation, OptionalDouble.of(1), 0, scored, 10L * (generation + 1));
    }
}
