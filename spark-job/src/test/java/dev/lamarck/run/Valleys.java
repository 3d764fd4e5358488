package dev.lamarck.run;

import dev.lamarck.evaluate.Evaluator;
import dev.lamarck.evaluate.Job;
import dev.lamarck.evaluate.Outcomes;
import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Metrics;
import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Vector;
import java.util.List;
import java.util.Map;

/** Two objectives that pull apart, and the squared distance to three points as cases. */
public final class Valleys implements Evaluator {

    private static final double[] POINTS = {-0.4, 0.1, 0.5};

    @Override
    public void evaluate(List<Job> batch, Outcomes outcomes) {
        batch.forEach(job -> outcomes.complete(job, outcome(job.genome())));
    }

    static Outcome outcome(Genome genome) {
        double[] genes = ((Vector) genome).genes();
        return Outcome.scored(Metrics.of(Map.of(
                "score", -distance(genes, POINTS[0]),
                "second", -distance(genes, POINTS[2]),
                "case-0", -distance(genes, POINTS[0]),
                "case-1", -distance(genes, POINTS[1]),
                "case-2", -distance(genes, POINTS[2]))));
    }

    private static double distance(double[] genes, double point) {
        double sum = 0;
        for (double gene : genes) {
            sum += (gene - point) * (gene - point);
        }
        return sum;
    }
}
