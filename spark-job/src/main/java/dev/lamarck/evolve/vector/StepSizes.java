package dev.lamarck.evolve.vector;

import dev.lamarck.genome.Hash128;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The step size that each genome carries; genomes, which an island has once each, are named by their content. */
final class StepSizes {

    private static final int ENTRY = 3 * Long.BYTES;

    private final Map<Hash128, Double> sizes = new HashMap<>();

    private StepSizes() {}

    static StepSizes read(byte[] state) {
        StepSizes read = new StepSizes();
        ByteBuffer from = ByteBuffer.wrap(state);
        while (from.remaining() >= ENTRY) {
            read.put(new Hash128(from.getLong(), from.getLong()), from.getDouble());
        }
        return read;
    }

    double of(Hash128 genome, double unknown) {
        return sizes.getOrDefault(genome, unknown);
    }

    boolean knows(Hash128 genome) {
        return sizes.containsKey(genome);
    }

    void put(Hash128 genome, double size) {
        sizes.put(genome, size);
    }

    /** The sizes of those who live, in their order. */
    byte[] bytes(List<Hash128> living) {
        List<Hash128> known =
                living.stream().filter(sizes::containsKey).distinct().toList();
        ByteBuffer to = ByteBuffer.allocate(ENTRY * known.size());
        known.forEach(
                genome -> to.putLong(genome.high()).putLong(genome.low()).putDouble(sizes.getOrDefault(genome, 0.0)));
        return to.array();
    }
}
