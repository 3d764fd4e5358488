package dev.lamarck.evolve.parents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.evolve.Birth;
import dev.lamarck.evolve.Habitat;
import dev.lamarck.evolve.Member;
import dev.lamarck.evolve.Members;
import dev.lamarck.genome.Philox;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class InstancesTest {

    private static double[] slowly(double[][] results) {
        int members = results[0].length;
        double[] wins = new double[members];
        for (double[] row : results) {
            for (int i = 0; i < members; i++) {
                wins[i] += row[i] == Arrays.stream(row).max().orElseThrow() ? 1 : 0;
            }
        }
        double[] weights = wins.clone();
        for (int i = 0; i < members; i++) {
            for (int j = 0; j < members; j++) {
                if (wins[j] > 0 && dominates(results, j, i)) {
                    weights[i] = 0;
                }
            }
        }
        return weights;
    }

    private static boolean dominates(double[][] results, int one, int other) {
        return Arrays.stream(results).allMatch(row -> row[one] >= row[other])
                && Arrays.stream(results).anyMatch(row -> row[one] > row[other]);
    }

    @Test
    void weights_asBruteForce() {
        for (int trial = 0; trial < 5_000; trial++) {
            Philox draws = Members.draws(trial);
            int coarse = 2 + draws.nextInt(5);
            double[][] results = new double[1 + draws.nextInt(5)][1 + draws.nextInt(15)];
            for (double[] row : results) {
                Arrays.setAll(row, i -> draws.nextInt(coarse));
            }
            assertThat(Instances.weights(results)).isEqualTo(slowly(results));
        }
    }

    @Test
    void select_inProportionToTheCasesWon() {
        double[][] features = {{5, 5, 0, 1}, {0, 0, 5, 1}, {5, 4, 0, 1}, {4, 4, 4, 0}, {0, 0, 5, 1}};
        List<Member> members = IntStream.range(0, 5)
                .mapToObj(slot -> Members.of(new Birth(0, slot, 0), -slot, features[slot]))
                .toList();
        List<String> names = List.of("case-0", "case-1", "case-2", "case-3");
        Habitat habitat = new Habitat(0, members, List.of(), names, Map.of());
        Instances selection = Members.built(Instances.Settings.class, Instances::new, "cases: [case-0..3]");
        Draws.assertWeights(selection, habitat, 3, 2, 0, 0, 2);
        Instances least =
                Members.built(Instances.Settings.class, Instances::new, "{cases: [case-3], direction: minimise}");
        Draws.assertWeights(least, habitat, 0, 0, 0, 1, 0);
    }

    @Test
    void select_equalResultsOrOneMember_everybodyAlike() {
        Instances selection = Members.built(Instances.Settings.class, Instances::new, "cases: [a, b]");
        Draws.assertWeights(selection, Draws.habitat(Members.scored(3, 2, 1)), 1, 1, 1);
        Draws.assertWeights(selection, Draws.habitat(Members.scored(3)), 1);
        List<Member> members = Members.scored(3.0, 2.0);
        Draws.assertWeights(
                selection, Draws.habitat(List.of(members.get(0), Members.violating(members.get(1), 0.1))), 1, 0);
    }

    @Test
    void weights_manyTies_isFast() {
        Philox draws = Members.draws(8);
        double[][] results = new double[20][10_000];
        for (double[] row : results) {
            Arrays.setAll(row, i -> draws.nextInt(2));
        }
        long start = System.nanoTime();
        Instances.weights(results);
        double millis = (System.nanoTime() - start) / 1e6;
        assertThat(millis).isLessThan(5_000);
    }
}
