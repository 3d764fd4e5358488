package dev.lamarck.run;

import dev.lamarck.evaluate.Evaluator;
import dev.lamarck.evaluate.Job;
import dev.lamarck.evaluate.Outcomes;
import dev.lamarck.genome.Hash128;
import java.util.List;

/** The same scores as {@link Sphere}, but some genomes end the executor that evaluates them, every time. */
public final class Deadly implements Evaluator {

    private static final int ONE_IN = 29;

    private final Sphere sphere = new Sphere();

    static boolean kills(Hash128 genome) {
        return Math.floorMod(genome.low(), ONE_IN) == 0;
    }

    @Override
    public void evaluate(List<Job> batch, Outcomes outcomes) {
        for (Job job : batch) {
            if (kills(job.hash())) {
                Runtime.getRuntime().halt(9);
            }
            sphere.evaluate(List.of(job), outcomes);
        }
    }
}
