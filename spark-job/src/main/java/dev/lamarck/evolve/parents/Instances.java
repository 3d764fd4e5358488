package dev.lamarck.evolve.parents;

import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.conf.NonEmpty;
import dev.lamarck.evolve.FeatureNames;
import dev.lamarck.evolve.Habitat;
import dev.lamarck.evolve.Member;
import dev.lamarck.evolve.Objective;
import dev.lamarck.evolve.ParentSelection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * GEPA's rule (Agrawal and others, 2025): parents are those who are the best on some case, in proportion to the number of
 * cases they win, alone or with others; a winner is left out if another one is nowhere worse over the cases and somewhere
 * better. Whatever works somewhere is bred from, even if it is poor on the average.
 */
final class Instances implements ParentSelection {

    private static final String WHO = "'cases' of the parents 'instances' in 'search.parents'";

    private final Settings settings;

    /** What can be won. */
    record Settings(
            @Default("[case-*]")
            @NonEmpty
            @Doc("features with the scores of single cases, such as case-0..9, or case-* for all that begin so")
            List<String> cases,

            @Default("maximise") @Doc("which way is better in a case")
            Objective.Direction direction) {

        Settings {
            cases = List.copyOf(cases);
        }
    }

    Instances(Settings settings) {
        this.settings = settings;
    }

    @Override
    public void check(List<String> features) {
        places(features);
    }

    private int[] places(List<String> features) {
        return FeatureNames.places(WHO, settings.cases(), features);
    }

    @Override
    public List<List<Member>> select(Habitat habitat, List<Request> requests) {
        Cases cases = Cases.of(habitat.members(), places(habitat.features()), settings.direction());
        return Lots.byWeight(requests, cases.members(), weights(cases.results()));
    }

    /** The cases that each member wins; 0 for the dominated. */
    static double[] weights(double[][] results) {
        double[] wins = new double[results[0].length];
        for (double[] row : results) {
            double best = Arrays.stream(row).max().orElseThrow();
            for (int i = 0; i < row.length; i++) {
                wins[i] += row[i] == best ? 1 : 0;
            }
        }
        dominated(results, wins).forEach(i -> wins[i] = 0);
        return wins;
    }

    /** Sorted by case after case, nobody is dominated by a later one, and who is dominated is so by one that is not. */
    private static List<Integer> dominated(double[][] results, double[] wins) {
        Comparator<Integer> order = (a, b) -> {
            int result = 0;
            for (int row = 0; row < results.length && result == 0; row++) {
                result = Double.compare(0.0 - results[row][a], 0.0 - results[row][b]);
            }
            return result;
        };
        List<Integer> winners = IntStream.range(0, wins.length)
                .filter(i -> wins[i] > 0)
                .boxed()
                .sorted(order)
                .toList();
        List<Integer> front = new ArrayList<>();
        List<Integer> dominated = new ArrayList<>();
        for (int winner : winners) {
            boolean beaten = front.stream().anyMatch(other -> dominates(results, other, winner));
            (beaten ? dominated : front).add(winner);
        }
        return dominated;
    }

    private static boolean dominates(double[][] results, int one, int other) {
        boolean better = false;
        for (double[] row : results) {
            if (row[one] < row[other]) {
                return false;
            }
            better |= row[one] > row[other];
        }
        return better;
    }
}
