package dev.lamarck.run;

import dev.lamarck.evaluate.Evaluator;
import dev.lamarck.evaluate.Job;
import dev.lamarck.evaluate.Outcomes;
import dev.lamarck.genome.Metrics;
import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Vector;
import java.util.List;

/** A user's evaluator: minus the squared distance from a point inside the box. */
public final class Sphere implements Evaluator {

    @Override
    public void evaluate(List<Job> batch, Outcomes outcomes) {
        for (Job job : batch) {
            Vector vector = (Vector) job.genome();
            double sum = 0;
            for (double gene : vector.genes()) {
                sum += (gene - 0.3) * (gene - 0.3);
            }
            outcomes.complete(job, Outcome.scored(Metrics.of("score", -sum)));
        }
    }
}
