package dev.lamarck.cli.bench;

import dev.lamarck.evaluate.Evaluator;
import dev.lamarck.evaluate.Job;
import dev.lamarck.evaluate.Outcomes;
import dev.lamarck.genome.Metrics;
import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Vector;
import java.util.List;

/** An evaluator that costs about nothing: minus the squared distance from a point. */
public final class Bowl implements Evaluator {

    private static final double CENTRE = 0.3;

    @Override
    public void evaluate(List<Job> batch, Outcomes outcomes) {
        for (Job job : batch) {
            Vector vector = (Vector) job.genome();
            double sum = 0;
            for (int i = 0; i < vector.size(); i++) {
                double distance = vector.gene(i) - CENTRE;
                sum += distance * distance;
            }
            outcomes.complete(job, Outcome.scored(Metrics.of("score", -sum)));
        }
    }
}
