package dev.lamarck.evolve;

import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Marks;
import dev.lamarck.genome.RandomKey;
import dev.lamarck.genome.Space;
import dev.lamarck.genome.VectorSpace;
import java.io.Serializable;
import java.util.List;

/** Makes children. An operator sees its whole batch, and draws only from the keys that it is given. */
@FunctionalInterface
public interface Variator {

    /** One child for each mating, in order. */
    List<? extends Genome> vary(Brood brood);

    /** Whether it works on genomes of this kind. */
    default boolean suits(Space space) {
        return space instanceof VectorSpace;
    }

    /** Looks at the space before anything runs, and refuses what it cannot work with. */
    default void check(Space space) {}

    /** How many parents a child has. */
    default int parents() {
        return 1;
    }

    /**
     * The children that are to be made together.
     *
     * @param space what a child may be
     * @param generation the children's generation
     * @param island where they will live
     * @param temperature the factor of a mutating operator's step
     * @param state what a {@link Learner} has learned on that island; empty before the first lesson
     * @param matings one a child
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Brood(Space space, int generation, int island, double temperature, byte[] state, List<Mating> matings) {
        public Brood {
            matings = List.copyOf(matings);
        }

        /** The space, for operators on vectors. */
        public VectorSpace vectors() {
            return (VectorSpace) space;
        }

        /** A brood of an operator that has learned nothing, at the usual temperature. */
        public Brood(Space space, int generation, int island, List<Mating> matings) {
            this(space, generation, island, 1, new byte[0], matings);
        }
    }

    /** One child's parents, and the key of its draws. */
    record Mating(List<Parent> parents, RandomKey key) {
        public Mating {
            parents = List.copyOf(parents);
        }
    }

    /**
     * A parent with what selection and its evaluation know of it.
     *
     * @param marks where its evaluation points at
     */
    record Parent(Genome genome, double[] fitness, Marks marks) implements Serializable {

        /** A parent whose evaluation points nowhere. */
        public Parent(Genome genome, double[] fitness) {
            this(genome, fitness, Marks.none());
        }
    }
}
