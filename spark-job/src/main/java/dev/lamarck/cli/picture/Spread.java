package dev.lamarck.cli.picture;

import dev.lamarck.plot.Band;
import dev.lamarck.store.Judgement;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;

/** Between which scores most candidates of each generation lie. */
final class Spread {

    private static final double LOW = 0.1;
    private static final double HIGH = 0.9;

    private Spread() {}

    /** The middle four fifths of each generation that scored anything. */
    static List<Band.Slice> of(List<Judgement> judgements, DoubleUnaryOperator metric) {
        SortedMap<Integer, List<Judgement>> generations = judgements.stream()
                .collect(Collectors.groupingBy(Judgement::generation, TreeMap::new, Collectors.toList()));
        return generations.entrySet().stream()
                .map(generation -> {
                    double[] scores = generation.getValue().stream()
                            .mapToDouble(
                                    judgement -> metric.applyAsDouble(judgement.fitness()[0]))
                            .sorted()
                            .toArray();
                    return new Band.Slice(generation.getKey(), quantile(scores, LOW), quantile(scores, HIGH));
                })
                .toList();
    }

    /** Between the two nearest of sorted values. */
    static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] == sorted[above]
                ? sorted[below]
                : sorted[below] + (sorted[above] - sorted[below]) * (place - below);
    }
}
