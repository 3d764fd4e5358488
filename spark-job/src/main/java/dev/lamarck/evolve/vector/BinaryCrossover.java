package dev.lamarck.evolve.vector;

import java.util.random.RandomGenerator;

/**
 * Deb and Agrawal's simulated binary crossover, bounded: of two children as far apart as the parents are on average, one
 * is taken. The spread is drawn so that a child never leaves the bounds. Whole numbers are rounded, a choice is either
 * parent's.
 */
record BinaryCrossover(double power, double rate, double share) {

    private static final double ALIKE = 1e-14;

    static BinaryCrossover of(Sbx.Settings settings) {
        return new BinaryCrossover(settings.eta() + 1, settings.rate(), settings.share());
    }

    /** Crosses the genes of the first parent in place. */
    void cross(Box box, double[] genes, double[] others, RandomGenerator random) {
        if (random.nextDouble() >= rate) {
            return;
        }
        long threshold = (long) (share * 0x1.0p32);
        for (int i = 0; i < genes.length; i++) {
            if (Integer.toUnsignedLong(random.nextInt()) < threshold && genes[i] != others[i]) {
                genes[i] = crossed(box, i, genes[i], others[i], random.nextLong());
            }
        }
    }

    private double crossed(Box box, int gene, double one, double other, long bits) {
        boolean below = (bits & 1) == 0;
        if (box.choice(gene)) {
            return below ? one : other;
        }
        double low = Math.min(one, other);
        double high = Math.max(one, other);
        double gap = high - low;
        if (gap <= ALIKE * box.width(gene)) {
            return one;
        }
        double margin = below ? low - box.low(gene) : box.high(gene) - high;
        double spread = spread((bits >>> 11) * 0x1.0p-53, 1 + 2 * margin / gap);
        double half = (spread - 1) * gap / 2;
        return box.repaired(gene, below ? low - half : high + half);
    }

    /** The children's distance in that of their parents; a child of the greatest lies on the bound. */
    private double spread(double unit, double greatest) {
        double mass = unit * (2 - 1 / Powers.of(greatest, power));
        return mass <= 1 ? Powers.of(mass, 1 / power) : Math.min(greatest, Powers.of(2 - mass, -1 / power));
    }
}
