package dev.lamarck.evolve.parents;

import dev.lamarck.evolve.Member;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** Weights by rank. Members that are equally fit share the weights of their ranks equally. */
final class Ranks {

    private Ranks() {}

    /**
     * The weight of each member.
     *
     * @param members fittest first
     * @param byRank the weight of a rank; the fittest has rank 0
     */
    static double[] weights(List<Member> members, IntToDoubleFunction byRank) {
        double[] weights = new double[members.size()];
        int from = 0;
        while (from < weights.length) {
            int to = from;
            double sum = 0;
            while (to < weights.length && !members.get(from).beats(members.get(to))) {
                sum += byRank.applyAsDouble(to);
                to++;
            }
            Arrays.fill(weights, from, to, sum / (to - from));
            from = to;
        }
        return weights;
    }
}
