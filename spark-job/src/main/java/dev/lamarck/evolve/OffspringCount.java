package dev.lamarck.evolve;

import dev.lamarck.genome.Hash128;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** How many children living members have had, as bytes: the id and the count of each that has had any. */
final class OffspringCount {

    private static final int BYTES = 2 * Long.BYTES + Integer.BYTES;

    private OffspringCount() {}

    static Map<Hash128, Integer> read(byte[] state) {
        Map<Hash128, Integer> counts = new TreeMap<>();
        ByteBuffer bytes = ByteBuffer.wrap(state);
        while (bytes.hasRemaining()) {
            counts.put(new Hash128(bytes.getLong(), bytes.getLong()), bytes.getInt());
        }
        return counts;
    }

    /** The counts after a generation, of those who live. A child that failed counts as well. */
    static byte[] after(byte[] before, Plan plan, Collection<Member> living) {
        Map<Hash128, Integer> counts = read(before);
        for (Plan.Batch batch : plan.batches()) {
            batch.parents()
                    .forEach(parents ->
                            parents.stream().distinct().forEach(parent -> counts.merge(parent.id(), 1, Integer::sum)));
        }
        Map<Hash128, Integer> kept = new TreeMap<>();
        living.forEach(member -> {
            Integer count = counts.get(member.id());
            if (count != null) {
                kept.put(member.id(), count);
            }
        });
        ByteBuffer bytes = ByteBuffer.allocate(BYTES * kept.size());
        kept.forEach((id, count) -> bytes.putLong(id.high()).putLong(id.low()).putInt(count));
        return bytes.array();
    }
}
