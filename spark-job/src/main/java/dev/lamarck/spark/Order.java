package dev.lamarck.spark;

import dev.lamarck.genome.Hash128;
import java.util.List;
import java.util.Set;

/**
 * A batch as an executor gets it.
 *
 * @param index the batch's number in its generation
 * @param operator the operator's place in the settings
 * @param parents the parents of each child
 * @param state what the operator has learned on the island
 * @param only the slots to evaluate, for a batch that is finished piece by piece; empty means all of them
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Order(
        int index, int island, int operator, int firstSlot, List<List<Spot>> parents, byte[] state, Set<Integer> only) {

    /**
     * Where a parent's genome is.
     *
     * @param files the files that its row may be in, as places in the list of the shipment
     */
    record Spot(Hash128 id, int generation, int slot, double[] fitness, List<Integer> files) {}

    int size() {
        return parents.size();
    }

    boolean wants(int slot) {
        return only.isEmpty() || only.contains(slot);
    }
}
