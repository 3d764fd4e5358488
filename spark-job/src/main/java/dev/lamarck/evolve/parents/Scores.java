package dev.lamarck.evolve.parents;

import dev.lamarck.evolve.Member;
import java.util.Arrays;
import java.util.List;

/**
 * Scores as weights are made of them. Whoever breaks a constraint counts like the worst that keeps them all; where nobody
 * does, the violation counts in place of the score, less being better.
 */
final class Scores {

    /** Differences of numbers below it are finite. */
    private static final double SAFE = Double.MAX_VALUE / 4;

    private Scores() {}

    /** Greatest first, small enough to be subtracted; of members that are sorted fittest first. */
    static double[] of(List<Member> members) {
        double[] scores = members.stream().mapToDouble(Member::score).toArray();
        int feasible = (int) members.stream().filter(Scores::isFeasible).count();
        if (feasible == 0) {
            scores = members.stream()
                    .mapToDouble(member -> 0.0 - member.violation())
                    .toArray();
        } else {
            Arrays.fill(scores, feasible, scores.length, scores[feasible - 1]);
        }
        boolean huge = Arrays.stream(scores).anyMatch(score -> Math.abs(score) > SAFE);
        return huge ? Arrays.stream(scores).map(score -> score / 8).toArray() : scores;
    }

    static boolean isFeasible(Member member) {
        return member.violation() == 0;
    }

    /** The middle of numbers in either order; of an even count the mean of the two. */
    static double median(double[] sorted) {
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : sorted[half - 1] / 2 + sorted[half] / 2;
    }

    /** The median of the distances to the median. */
    static double deviation(double[] numbers, double median) {
        double[] distances =
                Arrays.stream(numbers).map(number -> Math.abs(number - median)).toArray();
        Arrays.sort(distances);
        return median(distances);
    }
}
