package dev.lamarck.evolve.vector;

import dev.lamarck.conf.ConfException;
import dev.lamarck.genome.Gene;
import dev.lamarck.genome.Vector;
import dev.lamarck.genome.VectorSpace;
import java.util.List;

/** A space as a cube of side 1 with smooth walls: what a strategy of distances moves in. */
record Cube(VectorSpace space) {

    static Cube of(VectorSpace space) {
        return new Cube(space);
    }

    int size() {
        return space.size();
    }

    /** The vector at a point, which may be anywhere. */
    Vector vector(double[] point) {
        double[] genes = new double[point.length];
        for (int i = 0; i < genes.length; i++) {
            genes[i] = space.genes().get(i).at(BoundTransform.inside(point[i]));
        }
        return Vector.of(genes);
    }

    private boolean discrete(int gene) {
        return !(space.genes().get(gene) instanceof Gene.Real);
    }

    /** The part of its axis that one value of a discrete gene has. */
    private double cell(int gene) {
        Gene discrete = space.genes().get(gene);
        return 1 / (discrete.max() - discrete.min() + 1);
    }

    /** With this, from the middle of a cell, about one discrete gene of a few children leaves it. */
    double leastDeviation(int gene) {
        return discrete(gene) ? cell(gene) / (2 * Math.sqrt(2 * StrictMath.log(size() + 2.0))) : 0;
    }

    /** The point of given values, of one value for all genes, or of none, which is the middle. */
    double[] start(List<Double> values) {
        if (values.size() > 1 && values.size() != size()) {
            throw new ConfException(
                    "'mean' has %d values, but a vector of this run has %d genes. Give one for each, one for all, or none."
                            .formatted(values.size(), size()));
        }
        double[] point = new double[size()];
        for (int i = 0; i < point.length; i++) {
            point[i] = values.isEmpty() ? 0.5 : place(i, values.get(values.size() == 1 ? 0 : i));
        }
        return point;
    }

    private double place(int gene, double value) {
        Gene there = space.genes().get(gene);
        if (there.repair(value) != value) {
            throw new ConfException("'mean' has %s for gene '%s', which takes values from %s to %s. Choose one of them."
                    .formatted(value, there.name(), there.min(), there.max()));
        }
        double unit = discrete(gene) ? (value - there.min() + 0.5) * cell(gene) : space.unit(gene, value);
        return BoundTransform.outside(unit);
    }
}
