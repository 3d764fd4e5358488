package dev.lamarck.evolve;

import java.util.Arrays;
import java.util.List;

/**
 * Everything that decides a generation before any of it is computed.
 *
 * @param generation 0 is the initial one
 * @param batches in the order of their slots, which have no gaps
 */
public record Plan(int generation, List<Batch> batches) {

    public Plan {
        batches = List.copyOf(batches);
    }

    public int size() {
        return size(batches);
    }

    static int size(List<Batch> batches) {
        return batches.stream().mapToInt(Batch::size).sum();
    }

    /**
     * Children that one operator makes together for one island.
     *
     * @param index the batch's number in its generation
     * @param operator the operator's place in the settings, or {@link #INITIAL}
     * @param firstSlot its children's slots count from here
     * @param parents the parents of each child
     * @param state what the operator has learned on the island
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by its content below
    public record Batch(int index, int island, int operator, int firstSlot, List<List<Member>> parents, byte[] state) {

        /** Stands for the operator that makes children without parents. */
        public static final int INITIAL = -1;

        public int size() {
            return parents.size();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Batch that
                    && index == that.index
                    && island == that.island
                    && operator == that.operator
                    && firstSlot == that.firstSlot
                    && parents.equals(that.parents)
                    && Arrays.equals(state, that.state);
        }

        @Override
        public int hashCode() {
            return 31 * index + firstSlot;
        }
    }
}
