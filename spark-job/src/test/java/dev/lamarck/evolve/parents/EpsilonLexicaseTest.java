package dev.lamarck.evolve.parents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.evolve.Birth;
import dev.lamarck.evolve.Habitat;
import dev.lamarck.evolve.Member;
import dev.lamarck.evolve.Members;
import dev.lamarck.evolve.ParentSelection;
import dev.lamarck.genome.Philox;
import dev.lamarck.genome.RandomKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class EpsilonLexicaseTest {

    private static final int TRIALS = 4_000;

    private static EpsilonLexicase lexicase(String yaml) {
        return Members.built(EpsilonLexicase.Settings.class, EpsilonLexicase::new, yaml);
    }

    /** Members whose features are these results, one row a member. */
    private static Habitat habitat(double[]... results) {
        List<Member> members = IntStream.range(0, results.length)
                .mapToObj(slot -> Members.of(new Birth(0, slot, 0), -slot, results[slot]))
                .toList();
        List<String> names =
                IntStream.range(0, results[0].length).mapToObj(i -> "case-" + i).toList();
        return new Habitat(0, members, List.of(), names, Map.of());
    }

    private static double[][] results(Philox draws, int cases, int members) {
        boolean coarse = draws.nextInt(2) == 0;
        double[][] results = new double[cases][members];
        for (double[] row : results) {
            for (int i = 0; i < members; i++) {
                row[i] = coarse ? draws.nextInt(3) : draws.nextGaussian();
            }
        }
        return results;
    }

    private static double slowMedian(List<Double> numbers) {
        List<Double> sorted = numbers.stream().sorted().toList();
        int n = sorted.size();
        return n % 2 == 1 ? sorted.get(n / 2) : (sorted.get(n / 2 - 1) + sorted.get(n / 2)) / 2;
    }

    private static double slowEpsilon(double[] row) {
        List<Double> values = Arrays.stream(row).boxed().toList();
        double median = slowMedian(values);
        return slowMedian(values.stream().map(v -> Math.abs(v - median)).toList());
    }

    /** As the paper says it, without any cleverness. */
    private static List<Integer> slowly(double[][] results, Optional<Double> epsilon, int[] order) {
        List<Integer> pool = new ArrayList<>();
        for (int i = 0; i < results[0].length; i++) {
            pool.add(i);
        }
        for (int which : order) {
            double[] row = results[which];
            double best = pool.stream().mapToDouble(i -> row[i]).max().orElseThrow();
            double allowed = epsilon.orElseGet(() -> slowEpsilon(row));
            pool.removeIf(i -> row[i] < best - allowed);
            if (pool.size() == 1) {
                break;
            }
        }
        return pool;
    }

    private static int[] shuffled(int cases, Philox draws) {
        int[] order = IntStream.range(0, cases).toArray();
        for (int i = 0; i < cases; i++) {
            int j = i + draws.nextInt(cases - i);
            int card = order[j];
            order[j] = order[i];
            order[i] = card;
        }
        return order;
    }

    @Test
    void left_asBruteForce() {
        for (int trial = 0; trial < TRIALS; trial++) {
            Philox draws = Members.draws(trial);
            int cases = 1 + draws.nextInt(6);
            double[][] results = results(draws, cases, 1 + draws.nextInt(12));
            Optional<Double> epsilon =
                    draws.nextInt(2) == 0 ? Optional.empty() : Optional.of(draws.nextInt(2) * draws.nextDouble());
            int[] order = shuffled(cases, draws);
            int[] left = new EpsilonLexicase.Sieve(results, epsilon)
                    .left(Arrays.stream(order).iterator()::nextInt, cases);
            assertThat(Arrays.stream(left).boxed().toList()).isEqualTo(slowly(results, epsilon, order));
        }
    }

    @Test
    void select_sharesAreThoseOfAllOrders() {
        double[][] results = {{3, 0, 1}, {0, 3, 1}, {2, 2, 0}, {2, 2, 0}, {0, 0, 0}};
        double[][] byCase = new double[3][5];
        for (int i = 0; i < 5; i++) {
            for (int c = 0; c < 3; c++) {
                byCase[c][i] = results[i][c];
            }
        }
        int[][] orders = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
        for (String epsilon : List.of("0", "1", "")) {
            double[] weights = new double[5];
            Optional<Double> allowed = epsilon.isEmpty() ? Optional.empty() : Optional.of(Double.valueOf(epsilon));
            for (int[] order : orders) {
                List<Integer> pool = slowly(byCase, allowed, order);
                pool.forEach(i -> weights[i] += 1.0 / pool.size());
            }
            String setting = epsilon.isEmpty() ? "" : ", epsilon: " + epsilon;
            Draws.assertWeights(lexicase("{cases: [case-0..2]" + setting + "}"), habitat(results), weights);
        }
    }

    @Test
    void select_minimise_lessIsBetter() {
        Habitat habitat = habitat(new double[] {1, 5}, new double[] {2, 4}, new double[] {3, 6});
        Draws.assertWeights(lexicase("{cases: [case-0..1], direction: minimise, epsilon: 0}"), habitat, 1, 1, 0);
    }

    @Test
    void select_equalResults_everybodyAlike() {
        Draws.assertWeights(lexicase("{cases: [a, b]}"), Draws.habitat(Members.scored(3, 2, 1)), 1, 1, 1);
        Draws.assertWeights(lexicase("{cases: [a, b]}"), Draws.habitat(Members.scored(3)), 1);
    }

    @Test
    void select_infeasible_onlyWhereNobodyIsFeasible() {
        List<Member> members = Members.scored(3, 2, 1);
        List<Member> mixed = List.of(members.get(0), members.get(1), Members.violating(members.get(2), 1));
        Draws.assertWeights(lexicase("{cases: [a, b]}"), Draws.habitat(mixed), 1, 1, 0);
        List<Member> none = members.stream().map(m -> Members.violating(m, 1)).toList();
        Draws.assertWeights(lexicase("{cases: [a, b]}"), Draws.habitat(none), 1, 1, 1);
    }

    @Test
    void select_sample_isTheSameForAGenerationAndDiffersBetweenThem() {
        Habitat habitat = habitat(new double[] {1, 0, 0}, new double[] {0, 1, 0}, new double[] {0, 0, 1});
        EpsilonLexicase selection = lexicase("{cases: [case-0..2], epsilon: 0, sample: 0.1}");
        Set<Member> winners = new HashSet<>();
        for (int generation = 0; generation < 40; generation++) {
            int now = generation;
            List<ParentSelection.Request> requests = Draws.requests(20, 1).stream()
                    .map(request -> new ParentSelection.Request(
                            new RandomKey(
                                    5,
                                    now,
                                    0,
                                    request.key().slot(),
                                    request.key().purpose()),
                            1))
                    .toList();
            Set<List<Member>> parents = new HashSet<>(selection.select(habitat, requests));
            assertThat(parents).hasSize(1);
            parents.forEach(winners::addAll);
        }
        assertThat(winners).hasSize(3);
    }

    @Test
    void select_thousandMembersTwentyCases_isFast() {
        Philox draws = Members.draws(4);
        double[][] byMember = new double[1000][20];
        for (double[] row : byMember) {
            Arrays.setAll(row, i -> draws.nextGaussian());
        }
        Habitat habitat = habitat(byMember);
        for (String yaml : List.of("{cases: [case-0..19]}", "{cases: [case-0..19], epsilon: 10}")) {
            EpsilonLexicase selection = lexicase(yaml);
            selection.select(habitat, Draws.requests(2_000, 1));
            long start = System.nanoTime();
            selection.select(habitat, Draws.requests(10_000, 1));
            double millis = (System.nanoTime() - start) / 1e6;
            assertThat(millis).isLessThan(5_000);
        }
    }
}
