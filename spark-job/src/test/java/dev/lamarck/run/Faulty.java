package dev.lamarck.run;

import dev.lamarck.evaluate.Evaluator;
import dev.lamarck.evaluate.Job;
import dev.lamarck.evaluate.Outcomes;
import dev.lamarck.evolve.Variator;
import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Metrics;
import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A user's classes that do about everything wrong that can be done, depending on the genome. */
public final class Faulty {

    private Faulty() {}

    /** Throws, forgets, answers with null, leaves an interrupt behind, gives NaN or other metrics. */
    public static final class Scoring implements Evaluator {

        private final Sphere sphere = new Sphere();

        @Override
        public void evaluate(List<Job> batch, Outcomes outcomes) {
            for (Job job : batch) {
                evaluate(job, outcomes);
            }
        }

        private void evaluate(Job job, Outcomes outcomes) {
            switch (Math.floorMod(job.hash().low(), 9)) {
                case 0 -> throw new IllegalStateException("wrong");
                case 1 -> throw new NoClassDefFoundError("gone");
                case 2 -> {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException(new InterruptedException());
                }
                case 3 -> outcomes.complete(job, null);
                case 4 -> outcomes.complete(job, Outcome.scored(Metrics.of("score", Double.NaN)));
                case 5 -> outcomes.complete(job, Outcome.scored(Metrics.of(Map.of("other", 1.0))));
                case 6 -> throw new Error("neither");
                default -> sphere.evaluate(List.of(job), outcomes);
            }
        }
    }

    /** Makes children that are no points of the space, or none, or throws. */
    public static final class Varying implements Variator {

        @Override
        public List<Genome> vary(Brood brood) {
            List<Genome> children = new ArrayList<>();
            for (Mating mating : brood.matings()) {
                children.add(child(mating));
            }
            return children;
        }

        private static Genome child(Mating mating) {
            double[] genes = ((Vector) mating.parents().get(0).genome()).genes();
            return switch (mating.key().draws().nextInt(5)) {
                case 0 -> Vector.of(1, 2, 3);
                case 1 -> null;
                case 2 -> throw new IllegalStateException(new InterruptedException("not Spark's"));
                case 3 -> {
                    genes[0] = 1e9;
                    yield Vector.of(genes);
                }
                default -> Vector.of(genes);
            };
        }
    }
}
