package dev.lamarck.spark;

import dev.lamarck.evolve.Birth;
import dev.lamarck.evolve.Member;
import dev.lamarck.genome.Hash128;
import dev.lamarck.genome.Outcome;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A candidate as the driver hears of it: all that selection needs, without genome and metrics.
 *
 * @param status how its evaluation ended
 * @param member what selection sees, for a scored candidate
 * @param failure why it failed, for a failed one
 */
public record Judged(int slot, Status status, Optional<Member> member, Optional<Outcome.Reason> failure) {

    /** How an evaluation ended. */
    public enum Status {
        SCORED,
        FAILED,
        PENDING
    }

    static byte[] pack(int generation, List<Judged> all) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 + 128 * all.size());
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(generation);
            out.writeInt(all.size());
            for (Judged judged : all) {
                out.writeInt(judged.slot);
                out.writeByte(judged.status.ordinal());
                out.writeByte(judged.failure.map(Enum::ordinal).orElse(-1));
                if (judged.member.isPresent()) {
                    write(out, judged.member.get());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, Member member) throws IOException {
        Packing.writeHash(out, member.id());
        Packing.writeHash(out, member.hash());
        out.writeInt(member.birth().island());
        Packing.writeDoubles(out, member.fitness());
        out.writeDouble(member.violation());
        Packing.writeDoubles(out, member.features());
        Packing.writeDoubles(out, member.profile());
    }

    static List<Judged> unpack(byte[] packed) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(packed))) {
            int generation = in.readInt();
            int count = in.readInt();
            List<Judged> all = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                int slot = in.readInt();
                Status status = Status.values()[in.readByte()];
                int reason = in.readByte();
                all.add(new Judged(
                        slot,
                        status,
                        status == Status.SCORED ? Optional.of(member(in, generation, slot)) : Optional.empty(),
                        reason < 0 ? Optional.empty() : Optional.of(Outcome.Reason.values()[reason])));
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Member member(DataInputStream in, int generation, int slot) throws IOException {
        Hash128 id = Packing.readHash(in);
        Hash128 hash = Packing.readHash(in);
        Birth birth = new Birth(generation, slot, in.readInt());
        return new Member(
                id,
                hash,
                birth,
                Packing.readDoubles(in),
                in.readDouble(),
                Packing.readDoubles(in),
                Packing.readDoubles(in));
    }
}
