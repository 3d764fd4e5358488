package dev.lamarck.evaluate.python;

import dev.lamarck.genome.Artifact;
import dev.lamarck.genome.Metrics;
import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Outcome.Reason;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** Reads an outcome as outcome.py writes it. */
final class Answer {

    private Answer() {}

    /** The outcome that was written; whoever writes anything else there is not the harness. */
    static Outcome read(byte[] content) {
        try {
            return outcome(ByteBuffer.wrap(content));
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            return Outcome.failed(
                    Reason.TAMPERED, "The program wrote to the channel of its score what is no outcome: " + e);
        }
    }

    private static Outcome outcome(ByteBuffer buffer) {
        if (buffer.get() == 'S') {
            Metrics metrics = metrics(buffer);
            return new Outcome.Scored(metrics, artifacts(buffer));
        }
        String code = Wire.text(buffer);
        String message = Wire.text(buffer);
        return new Outcome.Failed(reason(code), message, artifacts(buffer));
    }

    private static Reason reason(String code) {
        return Reason.valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static Metrics metrics(ByteBuffer buffer) {
        int count = buffer.getInt();
        TreeMap<String, Double> values = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            values.put(Wire.text(buffer), buffer.getDouble());
        }
        return new Metrics(values);
    }

    private static List<Artifact> artifacts(ByteBuffer buffer) {
        int count = buffer.getInt();
        List<Artifact> artifacts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            artifacts.add(new Artifact(Wire.text(buffer), Wire.text(buffer), Wire.bytes(buffer)));
        }
        return artifacts;
    }
}
