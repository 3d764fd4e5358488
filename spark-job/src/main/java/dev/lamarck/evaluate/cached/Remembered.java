package dev.lamarck.evaluate.cached;

import dev.lamarck.genome.Artifact;
import dev.lamarck.genome.Hash128;
import dev.lamarck.genome.Metrics;
import dev.lamarck.genome.Outcome;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An outcome as it is kept.
 *
 * @param genome the content hash of the very genome that it was found for
 */
record Remembered(Hash128 genome, Outcome outcome) {

    private static final byte FORMAT = 1;
    private static final byte SCORED = 0;
    private static final byte FAILED = 1;

    /** Beside the kind, of what is only shared with those who wait for it now. */
    private static final byte PASSING = 2;

    byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeLong(genome.high());
            out.writeLong(genome.low());
            if (outcome instanceof Outcome.Scored scored) {
                out.writeByte(kind(SCORED));
                out.writeInt(scored.metrics().values().size());
                for (Map.Entry<String, Double> metric :
                        scored.metrics().values().entrySet()) {
                    text(out, metric.getKey());
                    out.writeDouble(metric.getValue());
                }
            } else if (outcome instanceof Outcome.Failed failed) {
                out.writeByte(kind(FAILED));
                text(out, failed.reason().name());
                text(out, failed.message());
            } else {
                throw new IllegalArgumentException("What is not decided cannot be remembered");
            }
            out.writeInt(outcome.artifacts().size());
            for (Artifact artifact : outcome.artifacts()) {
                text(out, artifact.name());
                text(out, artifact.mediaType());
                block(out, artifact.content());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private int kind(byte plain) {
        return outcome.lasting() ? plain : plain | PASSING;
    }

    /** What {@link #toBytes} wrote; nothing if it did not write that. */
    static Optional<Remembered> ofBytes(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readByte() != FORMAT) {
                return Optional.empty();
            }
            Hash128 genome = new Hash128(in.readLong(), in.readLong());
            int kind = in.readByte();
            Outcome read = (kind & ~PASSING) == SCORED ? scored(in) : failed(in);
            Outcome outcome = (kind & PASSING) == 0 ? read : read.passing();
            return in.available() == 0 ? Optional.of(new Remembered(genome, outcome)) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Outcome scored(DataInputStream in) throws IOException {
        Map<String, Double> metrics = new TreeMap<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            metrics.put(text(in), in.readDouble());
        }
        return new Outcome.Scored(Metrics.of(metrics), artifacts(in));
    }

    private static Outcome failed(DataInputStream in) throws IOException {
        Outcome.Reason reason = Outcome.Reason.valueOf(text(in));
        return new Outcome.Failed(reason, text(in), artifacts(in));
    }

    private static List<Artifact> artifacts(DataInputStream in) throws IOException {
        List<Artifact> artifacts = new ArrayList<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            artifacts.add(new Artifact(text(in), text(in), block(in)));
        }
        return artifacts;
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        block(out, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(block(in), StandardCharsets.UTF_8);
    }

    private static void block(DataOutputStream out, byte[] block) throws IOException {
        out.writeInt(block.length);
        out.write(block);
    }

    private static byte[] block(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IllegalArgumentException("A length of " + length + " with " + in.available() + " bytes left");
        }
        return in.readNBytes(length);
    }
}
