package dev.lamarck.evolve;

import dev.lamarck.genome.Hash128;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Candidates without an outcome when their generation was closed, as bytes that a population remembers. */
final class Latecomers {

    static final String MEMORY = "late";

    private static final int BYTES = 4 * Long.BYTES + 3 * Integer.BYTES;

    private Latecomers() {}

    static byte[] write(List<Member> late) {
        ByteBuffer bytes = ByteBuffer.allocate(late.size() * BYTES);
        for (Member member : late) {
            put(bytes, member.id());
            put(bytes, member.hash());
            Birth birth = member.birth();
            bytes.putInt(birth.generation()).putInt(birth.slot()).putInt(birth.island());
        }
        return bytes.array();
    }

    static List<Member> read(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        List<Member> late = new ArrayList<>();
        while (buffer.remaining() >= BYTES) {
            Hash128 id = hash(buffer);
            Hash128 hash = hash(buffer);
            late.add(of(id, hash, new Birth(buffer.getInt(), buffer.getInt(), buffer.getInt())));
        }
        return late;
    }

    /** Somebody of whom nothing is known but where the genome is. */
    static Member of(Hash128 id, Hash128 hash, Birth birth) {
        return new Member(id, hash, birth, new double[0], 0, new double[0], new double[0]);
    }

    private static void put(ByteBuffer bytes, Hash128 hash) {
        bytes.putLong(hash.high()).putLong(hash.low());
    }

    private static Hash128 hash(ByteBuffer bytes) {
        return new Hash128(bytes.getLong(), bytes.getLong());
    }
}
