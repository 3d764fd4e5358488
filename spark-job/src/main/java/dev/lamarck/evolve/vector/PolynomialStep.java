package dev.lamarck.evolve.vector;

import java.util.random.RandomGenerator;

/**
 * Deb's bounded polynomial mutation: the step's density falls as a power of its length and is zero beyond the bounds, so
 * nothing has to be repaired. On a bound half of the steps lead nowhere. Whole numbers move by at least one, a choice
 * becomes any other choice.
 *
 * @param power one more than the distribution index; the greater, the shorter the steps
 * @param rate chance of each gene to change
 */
record PolynomialStep(double power, double rate) {

    /** A step for a space of so many genes; the temperature divides the power, as steps grow with its inverse. */
    static PolynomialStep of(Polynomial.Settings settings, int size, double temperature) {
        double power = Math.max(1, (settings.eta() + 1) / temperature);
        return new PolynomialStep(power, settings.rate().orElse(1.0 / size));
    }

    /** Varies genes in place, each with the chance of the rate. */
    void vary(Box box, double[] genes, RandomGenerator random) {
        Gaps gaps = Gaps.of(rate);
        for (int i = gaps.next(0, genes.length, random); i < genes.length; i = gaps.next(i + 1, genes.length, random)) {
            genes[i] = moved(box, i, genes[i], random.nextDouble(), random);
        }
    }

    /** Varies one gene, the other way where it is on its bound. */
    void force(Box box, double[] genes, RandomGenerator random) {
        int gene = random.nextInt(genes.length);
        double unit = random.nextDouble();
        double before = genes[gene];
        genes[gene] = moved(box, gene, before, unit, random);
        if (genes[gene] == before) {
            genes[gene] = moved(box, gene, before, 1 - unit, random);
        }
    }

    private double moved(Box box, int gene, double value, double unit, RandomGenerator random) {
        if (box.choice(gene)) {
            return box.other(gene, value, random);
        }
        double width = box.width(gene);
        double step = unit < 0.5
                ? reach(unit, 1 - (value - box.low(gene)) / width) - 1
                : 1 - reach(1 - unit, 1 - (box.high(gene) - value) / width);
        double moved = step * width;
        return box.repaired(gene, value + (box.whole(gene) && moved != 0 ? Box.whole(moved) : moved));
    }

    /** From 0, all the way to the bound, to 1, nowhere; {@code beyond} is the share of the width that lies behind. */
    private double reach(double unit, double beyond) {
        double density = 2 * unit + (1 - 2 * unit) * Powers.of(beyond, power);
        return Math.min(1, Powers.of(density, 1 / power));
    }
}
