package dev.lamarck.problems.tuning;

import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.conf.NonEmpty;
import dev.lamarck.conf.Range;
import dev.lamarck.genome.Metrics;
import dev.lamarck.problems.VectorProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Scores settings of {@link LocalRegression} by cross-validation: each fold is predicted from the others. A fold's score
 * is the share of the data's variance that the prediction explains: 1 is perfect, 0 no better than the mean.
 */
final class HyperParameterSearch implements VectorProblem {

    private final int width;
    private final double variance;
    private final List<Fold> folds;

    /** What is learned, and how that is scored. */
    record Settings(
            @NonEmpty
            @Doc(
                    "CSV file with a line of names, then numbers, the target last; a path that the driver and every executor can read")
            String data,

            @Default("5")
            @Range(min = 2, max = 100)
            @Doc("how many folds the rows are dealt out to; each has a metric: case-0, case-1, …")
            int folds) {}

    /** What is predicted from what. */
    private record Fold(Samples known, Samples asked) {}

    HyperParameterSearch(Settings settings) {
        Samples samples = Samples.read(settings.data());
        int count = settings.folds();
        if (samples.size() < 2 * count) {
            throw TuningErrors.tooFewRows(settings.data(), samples.size(), count);
        }
        this.width = samples.width();
        this.variance = samples.variance();
        this.folds = IntStream.range(0, count)
                .mapToObj(fold -> new Fold(
                        samples.at(IntStream.range(0, samples.size()).filter(row -> row % count != fold)),
                        samples.at(IntStream.range(0, samples.size()).filter(row -> row % count == fold))))
                .toList();
    }

    @Override
    public Optional<String> misfit(double[] genes) {
        if (genes.length != width + HyperParameters.OTHERS) {
            return Optional.of(
                    "The file of evaluator.config.data has %d inputs, so that a genome has %d genes: a scale for each input, ridge, neighbours, weighting; got %d. Mend genome.genes."
                            .formatted(width, width + HyperParameters.OTHERS, genes.length));
        }
        for (int i = 0; i <= width; i++) {
            if (!(Math.abs(genes[i]) <= HyperParameters.WIDEST)) {
                return Optional.of(
                        "Gene %d is %s: scales and ridge are logarithms to the base of 10. Keep min and max in genome.genes within -9 and 9."
                                .formatted(i, genes[i]));
            }
        }
        return whole("neighbours", width + 1, 1, Integer.MAX_VALUE, genes)
                .or(() -> whole("weighting", width + 2, 0, HyperParameters.Weighting.values().length - 1, genes));
    }

    private static Optional<String> whole(String name, int place, int min, int max, double[] genes) {
        boolean fits = genes[place] == Math.rint(genes[place]) && genes[place] >= min && genes[place] <= max;
        return fits
                ? Optional.empty()
                : Optional.of("Gene %d (%s) is %s: it has to be a whole number from %d to %d. Mend genome.genes."
                        .formatted(place, name, genes[place], min, max));
    }

    @Override
    public Metrics metrics(double[] genes) {
        HyperParameters how = HyperParameters.of(genes);
        List<Double> errors = new ArrayList<>();
        for (Fold fold : folds) {
            errors.add(error(new LocalRegression(how, fold.known()), fold.asked()));
        }
        double mean = errors.stream().reduce(0.0, Double::sum) / errors.size();
        Map<String, Double> metrics = new TreeMap<>();
        for (int i = 0; i < errors.size(); i++) {
            metrics.put("case-" + i, 1 - errors.get(i) / variance);
        }
        metrics.put("score", 1 - mean / variance);
        metrics.put("error", Math.sqrt(mean));
        metrics.put("inputs-used", (double) how.inputsUsed());
        return Metrics.of(metrics);
    }

    /** The mean squared error of what is asked. */
    private static double error(LocalRegression learned, Samples asked) {
        double squares = 0;
        for (int i = 0; i < asked.size(); i++) {
            double miss = learned.predict(asked.inputs()[i]) - asked.targets()[i];
            squares += miss * miss;
        }
        return squares / asked.size();
    }
}
