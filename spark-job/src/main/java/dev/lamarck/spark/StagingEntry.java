package dev.lamarck.spark;

import dev.lamarck.genome.Artifact;
import dev.lamarck.genome.Metrics;
import dev.lamarck.genome.Outcome;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One writing of a task.
 *
 * @param finished outcomes by slot
 * @param begun slots whose evaluation begins now
 * @param alone whether nothing else is evaluated anywhere while they are
 */
record StagingEntry(Map<Integer, Staging.Finished> finished, Set<Integer> begun, boolean alone) {

    private static final byte SCORED = 0;
    private static final byte FAILED = 1;
    private static final byte PENDING = 2;
    private static final byte PASSING = 4;

    StagingEntry {
        finished = new TreeMap<>(finished);
        begun = new TreeSet<>(begun);
    }

    static StagingEntry begin(int slot, boolean alone) {
        return new StagingEntry(Map.of(), Set.of(slot), alone);
    }

    static StagingEntry finish(Map<Integer, Staging.Finished> finished) {
        return new StagingEntry(finished, Set.of(), false);
    }

    byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeBoolean(alone);
            out.writeInt(begun.size());
            for (int slot : begun) {
                out.writeInt(slot);
            }
            out.writeInt(finished.size());
            for (Map.Entry<Integer, Staging.Finished> each : finished.entrySet()) {
                out.writeInt(each.getKey());
                Packing.writeHash(out, each.getValue().genome());
                write(out, each.getValue().outcome());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static StagingEntry ofBytes(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            boolean alone = in.readBoolean();
            Set<Integer> begun = new TreeSet<>();
            int marks = in.readInt();
            for (int i = 0; i < marks; i++) {
                begun.add(in.readInt());
            }
            Map<Integer, Staging.Finished> finished = new TreeMap<>();
            int outcomes = in.readInt();
            for (int i = 0; i < outcomes; i++) {
                finished.put(in.readInt(), new Staging.Finished(Packing.readHash(in), readOutcome(in)));
            }
            return new StagingEntry(finished, begun, alone);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(DataOutputStream out, Outcome outcome) throws IOException {
        if (outcome instanceof Outcome.Scored scored) {
            out.writeByte(kind(SCORED, outcome));
            out.writeInt(scored.metrics().values().size());
            for (Map.Entry<String, Double> metric : scored.metrics().values().entrySet()) {
                out.writeUTF(metric.getKey());
                out.writeDouble(metric.getValue());
            }
        } else if (outcome instanceof Outcome.Failed failed) {
            out.writeByte(kind(FAILED, outcome));
            out.writeUTF(failed.reason().name());
            out.writeUTF(failed.message());
        } else {
            out.writeByte(PENDING);
        }
        out.writeInt(outcome.artifacts().size());
        for (Artifact artifact : outcome.artifacts()) {
            out.writeUTF(artifact.name());
            out.writeUTF(artifact.mediaType());
            out.writeInt(artifact.content().length);
            out.write(artifact.content());
        }
    }

    private static int kind(byte plain, Outcome outcome) {
        return outcome.lasting() ? plain : plain | PASSING;
    }

    private static Outcome readOutcome(DataInputStream in) throws IOException {
        int kind = in.readByte();
        Outcome outcome = readOutcome(kind & ~PASSING, in);
        return (kind & PASSING) == 0 ? outcome : outcome.passing();
    }

    private static Outcome readOutcome(int kind, DataInputStream in) throws IOException {
        if (kind == SCORED) {
            Map<String, Double> metrics = new TreeMap<>();
            int count = in.readInt();
            for (int i = 0; i < count; i++) {
                metrics.put(in.readUTF(), in.readDouble());
            }
            return new Outcome.Scored(Metrics.of(metrics), readArtifacts(in));
        }
        if (kind == FAILED) {
            Outcome.Reason reason = Outcome.Reason.valueOf(in.readUTF());
            return new Outcome.Failed(reason, in.readUTF(), readArtifacts(in));
        }
        readArtifacts(in);
        return new Outcome.Pending();
    }

    private static List<Artifact> readArtifacts(DataInputStream in) throws IOException {
        List<Artifact> artifacts = new ArrayList<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            artifacts.add(new Artifact(in.readUTF(), in.readUTF(), in.readNBytes(in.readInt())));
        }
        return artifacts;
    }
}
