package dev.lamarck.genome;

import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The set of vectors that a run searches: an ordered list of genes. */
public record VectorSpace(List<Gene> genes) implements Space {

    private static final long serialVersionUID = 1L;

    public VectorSpace {
        genes = List.copyOf(genes);
        if (genes.isEmpty()) {
            throw new IllegalArgumentException("A space needs at least one gene");
        }
    }

    public int size() {
        return genes.size();
    }

    @Override
    public String kind() {
        return Vector.KIND;
    }

    @Override
    public Vector sample(RandomGenerator random) {
        double[] values = new double[genes.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = genes.get(i).at(random.nextDouble());
        }
        return Vector.of(values);
    }

    /** Every gene at the nearest value it may take. */
    public Vector repair(double[] values) {
        if (values.length != genes.size()) {
            throw new IllegalArgumentException("A vector of this space has %d genes, got %d; keep to the space's genes."
                    .formatted(genes.size(), values.length));
        }
        double[] repaired = new double[genes.size()];
        for (int i = 0; i < repaired.length; i++) {
            repaired[i] = genes.get(i).repair(values[i]);
        }
        return Vector.of(repaired);
    }

    /** What leaves the space is brought back to its bounds; what is no point of it at all is refused. */
    @Override
    public Vector admit(@Nullable Genome genome) {
        if (!(genome instanceof Vector vector) || vector.size() != genes.size()) {
            throw new OutsideException(
                    "%s, which is no vector of %d genes".formatted(Space.shown(genome), genes.size()));
        }
        return contains(vector) ? vector : repair(vector.genes());
    }

    /** Whether every gene has a value that it may take. */
    public boolean contains(Vector vector) {
        for (int i = 0; i < genes.size(); i++) {
            if (genes.get(i).repair(vector.gene(i)) != vector.gene(i)) {
                return false;
            }
        }
        return vector.size() == genes.size();
    }

    /** A gene's place between its bounds, 0 to 1. */
    public double unit(int index, double value) {
        Gene gene = genes.get(index);
        return (value - gene.min()) / (gene.max() - gene.min());
    }
}
