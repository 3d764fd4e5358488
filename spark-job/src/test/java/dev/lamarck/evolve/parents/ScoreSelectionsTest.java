package dev.lamarck.evolve.parents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.evolve.Habitat;
import dev.lamarck.evolve.Member;
import dev.lamarck.evolve.Members;
import dev.lamarck.evolve.ParentSelection;
import dev.lamarck.genome.Hash128;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Selections that ask how much fitter somebody is. */
final class ScoreSelectionsTest {

    private static ParentSelection roulette(double least) {
        return new Roulette(new Roulette.Settings(least));
    }

    private static ParentSelection weighted(double lambda) {
        return new Weighted(new Weighted.Settings(lambda));
    }

    private static Habitat habitat(double... scores) {
        return Draws.habitat(Members.scored(scores));
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static Habitat constrained(double... violations) {
        List<Member> members = Members.scored(4, 3, 100, 90);
        return Draws.habitat(List.of(
                Members.violating(members.get(0), violations[0]),
                Members.violating(members.get(1), violations[1]),
                Members.violating(members.get(2), violations[2]),
                Members.violating(members.get(3), violations[3])));
    }

    @Test
    void roulette_byTheFormula() {
        Draws.assertWeights(roulette(0.1), habitat(6, 4, 3, 2), 1, 0.55, 0.325, 0.1);
        Draws.assertWeights(roulette(0), habitat(-2, -4, -5, -6), 4, 2, 1, 0);
        Draws.assertWeights(roulette(1), habitat(6, 4, 3, 2), 1, 1, 1, 1);
    }

    @Test
    void roulette_noSpread_uniform() {
        Draws.assertWeights(roulette(0), habitat(3, 3, 3), 1, 1, 1);
        Draws.assertWeights(roulette(0), habitat(3), 1);
    }

    @Test
    void roulette_hugeScores_doNotOverflow() {
        Draws.assertWeights(roulette(0), habitat(Double.MAX_VALUE, 0, -Double.MAX_VALUE), 2, 1, 0);
    }

    @Test
    void roulette_infeasible_countLikeTheWorstFeasible() {
        Draws.assertWeights(roulette(0.2), constrained(0, 0, 1, 2), 1, 0.2, 0.2, 0.2);
        Draws.assertWeights(roulette(0), constrained(1, 3, 2, 5), 4, 3, 2, 0);
    }

    @Test
    void weighted_byTheFormula() {
        double[] weights = {sigmoid(2 * 2), sigmoid(2), 0.5, sigmoid(-2), sigmoid(-2 * 7)};
        Draws.assertWeights(weighted(2), habitat(5, 4, 3, 2, -4), weights);
        Draws.assertWeights(
                weighted(10), habitat(8, 2, 1, 0), sigmoid(10 * 6.5), sigmoid(5), sigmoid(-5), sigmoid(-15));
        Draws.assertWeights(weighted(0), habitat(5, 4, 3, 2, -4), 1, 1, 1, 1, 1);
    }

    @Test
    void weighted_children_dampen() {
        List<Member> members = Members.scored(5, 4, 3, 2, 1);
        Map<Hash128, Integer> offspring =
                Map.of(members.get(0).id(), 3, members.get(2).id(), 1);
        double[] weights = {sigmoid(2) / 4, sigmoid(1), 0.25, sigmoid(-1), sigmoid(-2)};
        Draws.assertWeights(weighted(1), Draws.habitat(members, offspring), weights);
        assertThat(weighted(1).countsOffspring()).isTrue();
    }

    @Test
    void weighted_noDeviation_sigmoidAtItsLimits() {
        Draws.assertWeights(weighted(10), habitat(9, 3, 3, 3, 1), 2, 1, 1, 1, 0);
        Draws.assertWeights(weighted(10), habitat(3, 3, 3), 1, 1, 1);
        Draws.assertWeights(weighted(10), habitat(3), 1);
        Draws.assertWeights(weighted(0), habitat(9, 3, 3, 3, 1), 1, 1, 1, 1, 1);
    }

    @Test
    void weighted_hugeScores_doNotOverflow() {
        double max = Double.MAX_VALUE;
        Draws.assertWeights(
                weighted(1), habitat(max, max / 2, 0, -max), sigmoid(1.5), sigmoid(0.5), sigmoid(-0.5), sigmoid(-2.5));
    }

    @Test
    void weighted_infeasible_countLikeTheWorstFeasible() {
        Draws.assertWeights(weighted(10), constrained(0, 0, 1, 2), 2, 1, 1, 1);
    }

    @Test
    void exploreExploit_infeasible_weighLeast() {
        ExploreExploit selection = new ExploreExploit(new ExploreExploit.Settings(0, 0));
        Draws.assertWeights(selection, constrained(0, 0, 1, 2), 4, 3, 0.001, 0.001);
    }
}
