package dev.lamarck.evolve.vector;

import dev.lamarck.genome.Vector;
import java.util.random.RandomGenerator;

/**
 * What a gene of the target is changed to in differential evolution. Whole numbers are rounded up or down by chance, so
 * that half a step is not always lost. A choice, which cannot be added to, is the changed vector's where the two that
 * make the difference agree, else the first of theirs.
 */
record Donation(Difference strategy, double factor, Vector base, Vector plus, Vector minus) {

    double gene(Box box, int gene, double target, Bounds bounds, RandomGenerator random) {
        double difference = plus.gene(gene) - minus.gene(gene);
        if (box.choice(gene)) {
            return difference == 0 ? base.gene(gene) : plus.gene(gene);
        }
        double start = strategy == Difference.CURRENT_TO_PBEST_1
                ? target + factor * (base.gene(gene) - target)
                : base.gene(gene);
        double value = start + factor * difference;
        double settled = box.whole(gene) ? Math.floor(value + random.nextDouble()) : value;
        return bounds.bring(box, gene, settled, target, random);
    }
}
