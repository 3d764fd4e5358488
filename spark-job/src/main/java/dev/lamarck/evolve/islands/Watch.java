package dev.lamarck.evolve.islands;

import dev.lamarck.evolve.Member;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * How long an island has been as good as it is.
 *
 * @param since the generation in which its fittest was last bettered
 * @param violation of its fittest; infinite while nobody lives there
 * @param score of its fittest
 */
record Watch(int since, double violation, double score) {

    private static final int BYTES = Integer.BYTES + 2 * Double.BYTES;

    /** An island that is watched from a generation on; its members fittest first. */
    static Watch of(int generation, List<Member> members) {
        return members.isEmpty()
                ? new Watch(generation, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY)
                : new Watch(
                        generation, members.get(0).violation(), members.get(0).score());
    }

    /** What becomes of it with a generation. Losing the fittest is no improvement, nor is regaining it. */
    Watch after(int generation, List<Member> members) {
        Watch now = of(generation, members);
        boolean better = now.violation < violation || (now.violation == violation && now.score > score);
        return better ? now : this;
    }

    Watch from(int generation) {
        return new Watch(generation, violation, score);
    }

    static List<Watch> read(byte[] state) {
        ByteBuffer bytes = ByteBuffer.wrap(state);
        List<Watch> watches = new ArrayList<>();
        while (bytes.hasRemaining()) {
            watches.add(new Watch(bytes.getInt(), bytes.getDouble(), bytes.getDouble()));
        }
        return watches;
    }

    static byte[] write(List<Watch> watches) {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES * watches.size());
        watches.forEach(
                watch -> bytes.putInt(watch.since).putDouble(watch.violation).putDouble(watch.score));
        return bytes.array();
    }
}
