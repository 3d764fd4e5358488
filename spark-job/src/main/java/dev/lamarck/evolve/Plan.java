package dev.lamarck.evolve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Everything that decides a generation before any of it is computed.
 *
 * @param generation 0 is the initial one
 * @param batches in the order of their slots, which have no gaps but for those that are pending
 */
public record Plan(int generation, List<Batch> batches) {

    public Plan {
        batches = List.copyOf(batches);
    }

    public int size() {
        return size(batches);
    }

    /** How many of its children are of an earlier generation. */
    public int late() {
        return size(batches.stream().filter(Batch::isLate).toList());
    }

    /** What is heard of a generation that closed before all of its children had an outcome. */
    public Plan without(Set<Integer> pending) {
        return pending.isEmpty()
                ? this
                : new Plan(
                        generation,
                        batches.stream()
                                .flatMap(batch -> batch.without(pending).stream())
                                .toList());
    }

    static int size(List<Batch> batches) {
        return batches.stream().mapToInt(Batch::size).sum();
    }

    /**
     * Children that one operator makes together for one island.
     *
     * @param index the batch's number in its generation
     * @param operator the operator's place in the settings, or {@link #INITIAL}, or {@link #LATE}
     * @param firstSlot its children's slots count from here
     * @param parents the parents of each child
     * @param state what the operator has learned on the island
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by its content below
    public record Batch(int index, int island, int operator, int firstSlot, List<List<Member>> parents, byte[] state) {

        /** Stands for the operator that makes children without parents. */
        public static final int INITIAL = -1;

        /** Stands for candidates of an earlier generation that had no outcome when it was closed: parents and children alike. */
        public static final int LATE = -2;

        public boolean isLate() {
            return operator == LATE;
        }

        public int size() {
            return parents.size();
        }

        private List<Batch> without(Set<Integer> pending) {
            List<Batch> pieces = new ArrayList<>();
            int from = 0;
            for (int i = 0; i <= size(); i++) {
                if (i == size() || pending.contains(firstSlot + i)) {
                    if (i > from) {
                        pieces.add(
                                new Batch(index, island, operator, firstSlot + from, parents.subList(from, i), state));
                    }
                    from = i + 1;
                }
            }
            return pieces;
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
