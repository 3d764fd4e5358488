package dev.lamarck.evolve.vector;

import dev.lamarck.evolve.Variator;
import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Vector;

/** Reads the vector out of a parent. */
final class Vectors {

    private Vectors() {}

    static Vector of(Variator.Parent parent, String operator) {
        Genome genome = parent.genome();
        if (genome instanceof Vector vector) {
            return vector;
        }
        throw new IllegalArgumentException(
                "Operator '%s' varies vectors, but the parent is a %s".formatted(operator, genome.kind()));
    }

    /** A copy of the genes of one of a child's parents. */
    static double[] genes(Variator.Mating mating, int parent, String operator) {
        return of(mating.parents().get(parent), operator).genes();
    }
}
