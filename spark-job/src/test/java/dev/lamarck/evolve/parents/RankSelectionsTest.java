package dev.lamarck.evolve.parents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamarck.conf.ConfException;
import dev.lamarck.evolve.Birth;
import dev.lamarck.evolve.Habitat;
import dev.lamarck.evolve.Member;
import dev.lamarck.evolve.Members;
import dev.lamarck.evolve.ParentSelection;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Selections that ask only who is fitter, not by how much. */
final class RankSelectionsTest {

    private static final Habitat FIVE = Draws.habitat(Members.scored(9, 5, 4, -1, -1e300));
    private static final Habitat TIED = Draws.habitat(Members.scored(9, 5, 5, 5, 1));
    private static final Habitat EQUAL = Draws.habitat(Members.scored(2, 2, 2));
    private static final Habitat ALONE = Draws.habitat(Members.scored(2));

    private static ParentSelection tournament(int size) {
        return new Tournament(new Tournament.Settings(size));
    }

    private static ParentSelection rank(double pressure) {
        return new LinearRank(new LinearRank.Settings(pressure));
    }

    private static ParentSelection powerLaw(double alpha) {
        return new PowerLaw(new PowerLaw.Settings(alpha));
    }

    private static ParentSelection truncation(double share) {
        return new Truncation(new Truncation.Settings(share));
    }

    private static ParentSelection beam(int width) {
        return new Beam(new Beam.Settings(width));
    }

    private static ParentSelection bestOf(int n) {
        return new BestOfN(new BestOfN.Settings(n));
    }

    /** One that keeps the constraints, and three fitter ones that do not, two of them by equally much. */
    private static Habitat constrained() {
        List<Member> members = Members.scored(1, 7, 8.0);
        return Draws.habitat(List.of(
                members.get(0),
                Members.violating(members.get(1), 0.5),
                Members.violating(members.get(2), 2),
                Members.violating(Members.of(new Birth(0, 3, 0), 8), 2)));
    }

    @Test
    void uniform_everybodyAlike() {
        Draws.assertWeights(new Uniform(), FIVE, 1, 1, 1, 1, 1);
        Draws.assertWeights(new Uniform(), constrained(), 1, 1, 1, 1);
    }

    @Test
    void tournament_byTheFormula() {
        for (int k : new int[] {1, 2, 3, 7}) {
            double[] weights = IntStream.range(0, 5)
                    .mapToDouble(i -> Math.pow(5 - i, k) - Math.pow(4 - i, k))
                    .toArray();
            Draws.assertWeights(tournament(k), FIVE, weights);
        }
    }

    @Test
    void tournament_equals_shareTheirChances() {
        Draws.assertWeights(tournament(3), TIED, 61, 63 / 3.0, 63 / 3.0, 63 / 3.0, 1);
        Draws.assertWeights(tournament(3), EQUAL, 1, 1, 1);
        Draws.assertWeights(tournament(3), ALONE, 1);
    }

    @Test
    void tournament_constraints_feasibleBeatsFitter() {
        Draws.assertWeights(tournament(3), constrained(), 37, 19, 4, 4);
    }

    @Test
    void rank_byTheFormula() {
        Draws.assertWeights(rank(1), FIVE, 1, 1, 1, 1, 1);
        Draws.assertWeights(rank(1.5), FIVE, 1.5, 1.25, 1, 0.75, 0.5);
        Draws.assertWeights(rank(2), FIVE, 2, 1.5, 1, 0.5, 0);
        Draws.assertWeights(rank(2), TIED, 2, 1, 1, 1, 0);
        Draws.assertWeights(rank(2), EQUAL, 1, 1, 1);
        Draws.assertWeights(rank(2), ALONE, 1);
        Draws.assertWeights(rank(2), constrained(), 6, 4, 1, 1);
    }

    @Test
    void powerLaw_byTheFormula() {
        Draws.assertWeights(powerLaw(0), FIVE, 1, 1, 1, 1, 1);
        Draws.assertWeights(powerLaw(1), FIVE, 1, 1 / 2.0, 1 / 3.0, 1 / 4.0, 1 / 5.0);
        Draws.assertWeights(powerLaw(2.5), FIVE, 1, Math.pow(2, -2.5), Math.pow(3, -2.5), 1 / 32.0, Math.pow(5, -2.5));
        double middle = (1 / 2.0 + 1 / 3.0 + 1 / 4.0) / 3;
        Draws.assertWeights(powerLaw(1), TIED, 1, middle, middle, middle, 0.2);
        Draws.assertWeights(powerLaw(1000), FIVE, 1, 0, 0, 0, 0);
        Draws.assertWeights(powerLaw(3), ALONE, 1);
    }

    @Test
    void truncation_theBestShareAlike() {
        Draws.assertWeights(truncation(0.5), FIVE, 1, 1, 1, 0, 0);
        Draws.assertWeights(truncation(0.4), FIVE, 1, 1, 0, 0, 0);
        Draws.assertWeights(truncation(1), FIVE, 1, 1, 1, 1, 1);
        Draws.assertWeights(truncation(0), FIVE, 1, 0, 0, 0, 0);
        Draws.assertWeights(truncation(0.1), ALONE, 1);
        Draws.assertWeights(truncation(0.5), constrained(), 1, 1, 0, 0);
    }

    @Test
    void beam_theBestAlike() {
        Draws.assertWeights(beam(2), FIVE, 1, 1, 0, 0, 0);
        Draws.assertWeights(beam(99), FIVE, 1, 1, 1, 1, 1);
        Draws.assertWeights(beam(2), ALONE, 1);
    }

    @Test
    void bestOfN_inTurn() {
        List<Member> best = FIVE.members();
        assertThat(bestOf(1).select(FIVE, Draws.requests(9, 1))).allMatch(List.of(best.get(0))::equals);
        assertThat(bestOf(2).select(FIVE, Draws.requests(4, 1)).stream().map(p -> p.get(0)))
                .containsExactly(best.get(0), best.get(1), best.get(0), best.get(1));
        assertThat(bestOf(3).select(FIVE, Draws.requests(2, 4)))
                .containsExactly(
                        List.of(best.get(0), best.get(1), best.get(2), best.get(0)),
                        List.of(best.get(1), best.get(2), best.get(0), best.get(1)));
        assertThat(bestOf(7).select(ALONE, Draws.requests(3, 2)))
                .allMatch(parents -> parents.equals(
                        List.of(ALONE.members().get(0), ALONE.members().get(0))));
    }

    @Test
    void select_manyMembersAndChildren_takesMilliseconds() {
        double[] scores =
                DoubleStream.iterate(10_000, score -> score - 1).limit(10_000).toArray();
        Habitat many = Draws.habitat(Members.scored(scores));
        List<ParentSelection.Request> requests = Draws.requests(10_000, 2);
        for (ParentSelection selection : List.of(
                new Uniform(),
                tournament(4),
                rank(1.5),
                powerLaw(1),
                truncation(0.5),
                beam(5),
                bestOf(5),
                new Roulette(new Roulette.Settings(0.01)),
                new Weighted(new Weighted.Settings(10)))) {
            selection.select(many, requests);
            long start = System.nanoTime();
            selection.select(many, requests);
            double millis = (System.nanoTime() - start) / 1e6;
            assertThat(millis).isLessThan(1000);
        }
    }

    @Test
    void settings_wrong_refused() {
        for (String parents : List.of(
                "{type: tournament, config: {size: 0}}",
                "{type: rank, config: {pressure: 2.1}}",
                "{type: rank, config: {pressure: 0.9}}",
                "{type: power-law, config: {alpha: -1}}",
                "{type: truncation, config: {share: 1.1}}",
                "{type: roulette, config: {least: -0.1}}",
                "{type: weighted, config: {lambda: -1}}",
                "{type: beam, config: {width: 0}}",
                "{type: best-of-n, config: {n: 0}}",
                "{type: epsilon-lexicase}",
                "{type: epsilon-lexicase, config: {cases: []}}",
                "{type: epsilon-lexicase, config: {cases: [complexity], epsilon: -1}}",
                "{type: epsilon-lexicase, config: {cases: [nothing]}}",
                "{type: instances, config: {cases: [nothing-0..3]}}")) {
            assertThatThrownBy(() -> Members.search("parents: " + parents))
                    .as(parents)
                    .isInstanceOf(ConfException.class);
        }
        assertThatThrownBy(() -> Members.search("parents: {type: instances, config: {cases: [complexity, c-0..1]}}"))
                .hasMessage("'cases' of the parents 'instances' in 'search.parents' names 'c-0', but the run measures"
                        + " [complexity, diversity]. Add the cases to 'search.features', for example as case-0..9, or name"
                        + " others.");
    }
}
