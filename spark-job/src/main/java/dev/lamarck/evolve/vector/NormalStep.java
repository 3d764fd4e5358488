package dev.lamarck.evolve.vector;

import java.util.random.RandomGenerator;

/**
 * Normal noise on genes, measured in the width of their bounds. Whole numbers move by at least one, a choice becomes any
 * other choice, and a gene that would not move because it is on a bound goes the other way.
 */
record NormalStep(double sigma, double rate, Bounds bounds) {

    /** Moves each gene with the chance of the rate, and one for certain. */
    double[] moved(Box box, double[] genes, RandomGenerator random) {
        int certain = random.nextInt(genes.length);
        for (int i = 0; i < genes.length; i++) {
            if (rate == 1 || random.nextDouble() < rate || i == certain) {
                genes[i] = moved(box, i, genes[i], random);
            }
        }
        return genes;
    }

    private double moved(Box box, int gene, double value, RandomGenerator random) {
        if (box.choice(gene)) {
            return box.other(gene, value, random);
        }
        double noise = sigma * box.width(gene) * random.nextGaussian();
        double step = box.whole(gene) ? Box.whole(noise) : noise;
        double there = box.repaired(gene, bounds.bring(box, gene, value + step, value, random));
        return there == value ? box.repaired(gene, bounds.bring(box, gene, value - step, value, random)) : there;
    }
}
