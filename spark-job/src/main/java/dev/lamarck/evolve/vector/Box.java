package dev.lamarck.evolve.vector;

import dev.lamarck.genome.Gene;
import dev.lamarck.genome.Vector;
import dev.lamarck.genome.VectorSpace;
import java.util.List;
import java.util.random.RandomGenerator;

/** A space as loops over many genes need it: bounds and kinds side by side. */
final class Box {

    private static final byte REAL = 0;
    private static final byte WHOLE = 1;
    private static final byte CHOICE = 2;

    private final double[] low;
    private final double[] high;
    private final byte[] kinds;

    private Box(int size) {
        this.low = new double[size];
        this.high = new double[size];
        this.kinds = new byte[size];
    }

    static Box of(VectorSpace space) {
        List<Gene> genes = space.genes();
        Box box = new Box(genes.size());
        for (int i = 0; i < genes.size(); i++) {
            Gene gene = genes.get(i);
            box.low[i] = gene.min();
            box.high[i] = gene.max();
            box.kinds[i] = !gene.ordered() ? CHOICE : gene instanceof Gene.Int ? WHOLE : REAL;
        }
        return box;
    }

    int size() {
        return low.length;
    }

    double low(int gene) {
        return low[gene];
    }

    double high(int gene) {
        return high[gene];
    }

    double width(int gene) {
        return high[gene] - low[gene];
    }

    boolean choice(int gene) {
        return kinds[gene] == CHOICE;
    }

    boolean whole(int gene) {
        return kinds[gene] == WHOLE;
    }

    /** The nearest value that a gene may take. */
    double repaired(int gene, double value) {
        double settled = kinds[gene] == REAL ? value : Math.rint(value);
        return Math.min(high[gene], Math.max(low[gene], settled));
    }

    /** The vector with every gene at the nearest value that it may take. */
    Vector vector(double[] genes) {
        for (int i = 0; i < genes.length; i++) {
            genes[i] = repaired(i, genes[i]);
        }
        return Vector.of(genes);
    }

    /** Any other value of a choice. */
    double other(int gene, double value, RandomGenerator random) {
        double other = Math.floor(random.nextDouble() * width(gene));
        return other < value ? other : other + 1;
    }

    /** A step of a whole number: at least one, either way. */
    static double whole(double step) {
        return step < 0 ? Math.min(-1, Math.rint(step)) : Math.max(1, Math.rint(step));
    }
}
