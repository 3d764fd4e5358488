package dev.lamarck.evolve.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lamarck.conf.ConfException;
import dev.lamarck.evolve.Earning;
import dev.lamarck.evolve.Members;
import dev.lamarck.evolve.OperatorChoice;
import dev.lamarck.genome.Philox;
import dev.lamarck.genome.RandomKey;
import dev.lamarck.genome.Statistics;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class OperatorChoicesTest {

    private static final int CHILDREN = 20_000;
    private static final List<String> NAMES = List.of("a", "b", "c");
    private static final byte[] NOTHING = new byte[0];

    private static ProbabilityMatching matching(double minimum, double decay) {
        return new ProbabilityMatching(new ProbabilityMatching.Settings(minimum, decay));
    }

    private static UpperConfidence ucb(double exploration, double decay) {
        return new UpperConfidence(new UpperConfidence.Settings(exploration, decay));
    }

    private static Thompson thompson(double decay) {
        return new Thompson(new Thompson.Settings(decay));
    }

    private static List<RandomKey> keys(int generation, int count) {
        return IntStream.range(0, count)
                .mapToObj(slot -> new RandomKey(
                        1859, generation, 0, slot, Members.key(slot).purpose()))
                .toList();
    }

    private static OperatorChoice.Ballot ballot(byte[] state, int children, double... weights) {
        return new OperatorChoice.Ballot(NAMES.subList(0, weights.length), weights, state, keys(7, children));
    }

    private static long[] counts(OperatorChoice choice, byte[] state, int children, double... weights) {
        long[] counts = new long[weights.length];
        choice.choose(ballot(state, children, weights)).forEach(operator -> counts[operator]++);
        return counts;
    }

    private static byte[] learned(OperatorChoice choice, byte[] before, int[] children, int[] improved) {
        List<Earning> earnings = IntStream.range(0, children.length)
                .mapToObj(i -> new Earning(NAMES.get(i), children[i], children[i], improved[i]))
                .toList();
        return choice.learn(new OperatorChoice.Takings(before, earnings));
    }

    private static void assertShares(long[] counts, double... shares) {
        double[] expected = new double[shares.length];
        int possible = 0;
        for (int i = 0; i < shares.length; i++) {
            expected[i] = CHILDREN * shares[i];
            possible += shares[i] > 0 ? 1 : 0;
        }
        assertThat(Statistics.chiSquare(counts, expected)).isLessThan(Statistics.chiSquareBound(possible));
    }

    @Test
    void weights_byTheFormula() {
        assertShares(counts(new ByWeight(), NOTHING, CHILDREN, 3, 1, 0), 0.75, 0.25, 0);
    }

    @Test
    void matching_byTheFormula() {
        ProbabilityMatching choice = matching(0.3, 0.5);
        byte[] state = learned(choice, NOTHING, new int[] {10, 40, 0}, new int[] {4, 4, 0});
        assertShares(counts(choice, state, CHILDREN, 1, 1, 0), 0.15 + 0.7 * 0.8, 0.15 + 0.7 * 0.2, 0);
        double sum = 3 * 0.4 + 0.1 + 0.4;
        assertShares(
                counts(choice, state, CHILDREN, 3, 1, 1),
                0.3 * 0.6 + 0.7 * 1.2 / sum,
                0.3 * 0.2 + 0.7 * 0.1 / sum,
                0.3 * 0.2 + 0.7 * 0.4 / sum);
    }

    @Test
    void matching_nothingKnownOrEarned_byWeight() {
        ProbabilityMatching choice = matching(0, 0.5);
        assertShares(counts(choice, NOTHING, CHILDREN, 3, 1, 0), 0.75, 0.25, 0);
        byte[] nothing = learned(choice, NOTHING, new int[] {9, 0, 5}, new int[3]);
        assertShares(counts(choice, nothing, CHILDREN, 2, 1, 1), 0.5, 0.25, 0.25);
    }

    @Test
    void matching_fadesByTheDecay() {
        ProbabilityMatching choice = matching(0, 0.5);
        byte[] state = learned(choice, NOTHING, new int[] {10, 10}, new int[] {10, 0});
        state = learned(choice, state, new int[] {10, 20}, new int[] {1, 5});
        Ledger ledger = Ledger.read(state);
        assertThat(ledger.account("a")).isEqualTo(new Ledger.Account(15, 6));
        assertThat(ledger.account("b")).isEqualTo(new Ledger.Account(25, 5));
        assertThat(choice.probabilities(ballot(state, 0, 1, 1)))
                .containsExactly(new double[] {0.4 / 0.6, 0.2 / 0.6}, within(1e-15));
    }

    @Test
    void ucb_nothingKnown_byWeightEvenly() {
        long[] counts = counts(ucb(0.5, 0.9), NOTHING, 400, 3, 1, 0);
        assertThat(counts[0]).isBetween(298L, 302L);
        assertThat(counts[2]).isZero();
    }

    @Test
    void ucb_isDealtOneByOneByTheFormula() {
        UpperConfidence choice = ucb(0.7, 1);
        byte[] state = learned(choice, NOTHING, new int[] {10, 20, 5}, new int[] {5, 4, 0});
        double[] n = {10, 20, 5};
        double[] q = {1, 0.4, 0};
        double[] w = {1.5, 0.75, 0.75};
        List<Integer> expected = new ArrayList<>();
        for (int child = 0; child < 300; child++) {
            double log = StrictMath.log(1 + n[0] + n[1] + n[2]);
            int best = 0;
            for (int i = 1; i < 3; i++) {
                if (q[i] + 0.7 * Math.sqrt(w[i] * log / n[i]) > q[best] + 0.7 * Math.sqrt(w[best] * log / n[best])) {
                    best = i;
                }
            }
            n[best]++;
            expected.add(best);
        }
        assertThat(choice.choose(ballot(state, 300, 2, 1, 1))).isEqualTo(expected);
    }

    @Test
    void ucb_noExploration_isGreedyOnceAllAreKnown() {
        UpperConfidence choice = ucb(0, 0.9);
        byte[] state = learned(choice, NOTHING, new int[] {10, 10, 0}, new int[] {1, 2, 0});
        assertThat(counts(choice, state, 50, 1, 1, 0)).containsExactly(0, 50, 0);
        assertThat(counts(choice, state, 50, 1, 1, 1)).containsExactly(0, 49, 1);
    }

    @Test
    void thompson_twoOperators_byTheProbabilityThatOneIsBetter() {
        Thompson choice = thompson(0.5);
        byte[] state = learned(choice, NOTHING, new int[] {1, 0}, new int[] {1, 0});
        assertShares(counts(choice, state, CHILDREN, 5, 1), 2 / 3.0, 1 / 3.0);
        byte[] more = learned(choice, NOTHING, new int[] {2, 1}, new int[] {0, 1});
        assertShares(counts(choice, more, CHILDREN, 5, 1), 0.1, 0.9);
        assertShares(counts(choice, more, CHILDREN, 5, 0), 1, 0);
    }

    /** Plays 60 generations of 50 children against operators with these chances of an improvement. */
    private static long[] played(OperatorChoice choice, double... chances) {
        Philox luck = Members.draws(77);
        byte[] state = NOTHING;
        long[] counts = new long[3];
        for (int generation = 0; generation < 60; generation++) {
            int[] children = new int[3];
            int[] improved = new int[3];
            for (int operator : choice.choose(
                    new OperatorChoice.Ballot(NAMES, new double[] {1, 1, 1}, state, keys(generation, 50)))) {
                children[operator]++;
                counts[operator]++;
                improved[operator] += luck.nextDouble() < chances[operator] ? 1 : 0;
            }
            state = learned(choice, state, children, improved);
        }
        return counts;
    }

    @Test
    void learn_theOperatorThatEarns_getsMoreChildren() {
        for (OperatorChoice choice : List.of(matching(0.2, 0.9), ucb(0.5, 0.9), thompson(0.9))) {
            for (double scale : new double[] {1, 0.1}) {
                long[] counts = played(choice, 0.1 * scale, 0.5 * scale, 0);
                assertThat(counts[1])
                        .as("%s %s", choice.getClass().getSimpleName(), scale)
                        .isGreaterThan(1500);
                assertThat(counts[0]).isPositive();
                assertThat(counts[2]).isPositive().isLessThan(counts[1] / 2);
            }
        }
    }

    @Test
    void learn_chancesThatChange_areNoticed() {
        for (OperatorChoice choice : List.of(matching(0.2, 0.8), ucb(0.5, 0.8), thompson(0.8))) {
            byte[] state = NOTHING;
            for (int generation = 0; generation < 80; generation++) {
                int[] improved = generation < 40 ? new int[] {8, 1, 1} : new int[] {1, 8, 1};
                state = learned(choice, state, new int[] {20, 20, 20}, improved);
            }
            long[] counts = counts(choice, state, 3_000, 1, 1, 1);
            assertThat(counts[1])
                    .as(choice.getClass().getSimpleName())
                    .isGreaterThan(counts[0])
                    .isGreaterThan(counts[2]);
        }
    }

    @Test
    void settings_wrong_refused() {
        for (String choice : List.of(
                "{type: probability-matching, config: {minimum: 1.1}}",
                "{type: probability-matching, config: {decay: -0.1}}",
                "{type: ucb, config: {exploration: -1}}",
                "{type: ucb, config: {decay: 2}}",
                "{type: thompson, config: {decay: 2}}",
                "{type: tompson}")) {
            assertThatThrownBy(() -> Members.search("choice: " + choice))
                    .as(choice)
                    .isInstanceOf(ConfException.class);
        }
    }
}
