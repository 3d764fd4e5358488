package dev.lamarck.evolve.parents;

import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.conf.Range;
import dev.lamarck.evolve.Habitat;
import dev.lamarck.evolve.Member;
import dev.lamarck.evolve.ParentSelection;
import java.util.List;

/**
 * ShinkaEvolve's rule (Lange, Imajuku and Cetin, 2025): sigmoid(lambda (score - median) / MAD) / (1 + children). It
 * prefers members above the median and those that have not had their chance yet; outliers are no better than the merely
 * good. Where more than half of the scores are equal, the MAD is 0 and the sigmoid is at its limits: 1 above the median,
 * 1/2 on it, 0 below.
 */
final class Weighted implements ParentSelection {

    private final double lambda;

    /** How sharp the median divides. */
    record Settings(
            @Default("10")
            @Range(min = 0, max = 1e6)
            @Doc("steepness of the sigmoid; 0 leaves only the number of children")
            double lambda) {}

    Weighted(Settings settings) {
        this.lambda = settings.lambda();
    }

    @Override
    public boolean countsOffspring() {
        return true;
    }

    @Override
    public List<List<Member>> select(Habitat habitat, List<Request> requests) {
        List<Member> members = habitat.members();
        double[] scores = Scores.of(members);
        double median = Scores.median(scores);
        double deviation = Scores.deviation(scores, median);
        double[] weights = new double[scores.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = sigmoid(distance(scores[i], median, deviation)) / (1 + habitat.offspring(members.get(i)));
        }
        return Lots.byWeight(requests, members, weights);
    }

    private double distance(double score, double median, double deviation) {
        if (lambda == 0 || score == median) {
            return 0;
        }
        return deviation == 0
                ? Math.copySign(Double.POSITIVE_INFINITY, score - median)
                : lambda * ((score - median) / deviation);
    }

    private static double sigmoid(double x) {
        return 1 / (1 + StrictMath.exp(-x));
    }
}
