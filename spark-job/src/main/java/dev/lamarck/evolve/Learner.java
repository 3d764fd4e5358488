package dev.lamarck.evolve;

import dev.lamarck.genome.RandomKey;
import dev.lamarck.genome.Space;
import dev.lamarck.genome.VectorSpace;
import java.util.List;
import java.util.Optional;

/**
 * An operator that learns from what became of its children. It learns on the driver, where no genomes are: what it drew
 * for a child it can draw again from the child's key. What it has learned is one state for each island, stored with the
 * run; it must be exact, and no longer for a long history than for a short one.
 */
public interface Learner extends Variator {

    /** What it knows on an island after a generation in which it made children there. */
    byte[] learn(Lesson lesson);

    /**
     * A generation of an operator's children on one island.
     *
     * @param before what it knew when it made them
     * @param temperature the factor of its step when it made them
     * @param children in the order of their slots, those that failed among them
     * @param after the island as it is now
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Lesson(
            byte[] before,
            Space space,
            int generation,
            int island,
            double temperature,
            List<Offspring> children,
            Habitat after) {
        public Lesson {
            children = List.copyOf(children);
        }

        /** The space, for operators on vectors. */
        public VectorSpace vectors() {
            return (VectorSpace) space;
        }

        /** A lesson at the usual temperature. */
        public Lesson(byte[] before, Space space, int generation, int island, List<Offspring> children, Habitat after) {
            this(before, space, generation, island, 1, children, after);
        }
    }

    /**
     * What became of one mating.
     *
     * @param key the mating's own
     * @param member the child; nothing if it failed
     */
    record Offspring(RandomKey key, List<Member> parents, Optional<Member> member) {
        public Offspring {
            parents = List.copyOf(parents);
        }
    }
}
