package dev.lamarck.evaluate.cached;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.genome.Artifact;
import dev.lamarck.genome.Hash128;
import dev.lamarck.genome.Metrics;
import dev.lamarck.genome.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RememberedTest {

    private static final Artifact LOG = new Artifact("stderr", "text/plain", new byte[] {1, -1, 0});

    private static final List<Outcome> OUTCOMES = List.of(
            new Outcome.Scored(
                    Metrics.of(Map.of("a", 1.5, "ü/b", Double.NaN, "c", -0.0, "d", Double.NEGATIVE_INFINITY)),
                    List.of(LOG)),
            Outcome.scored(Metrics.none()),
            Outcome.scored(Metrics.of("a", 1)).passing(),
            Outcome.failed(Outcome.Reason.INVALID, "no").passing(),
            new Outcome.Failed(Outcome.Reason.INVALID, "x".repeat(2000) + "é", List.of(LOG, LOG)),
            Outcome.failed(Outcome.Reason.CRASHED, ""));

    @Test
    void ofBytes_ofToBytes_isTheSame() {
        for (Outcome outcome : OUTCOMES) {
            Remembered remembered = new Remembered(new Hash128(1, -2), outcome);
            Remembered read = Remembered.ofBytes(remembered.toBytes()).orElseThrow();
            assertThat(read.toBytes()).isEqualTo(remembered.toBytes());
            assertThat(read.outcome().lasting()).isEqualTo(outcome.lasting());
            assertThat(read.genome()).isEqualTo(remembered.genome());
            assertThat(read.outcome().artifacts()).hasSameSizeAs(outcome.artifacts());
            if (outcome instanceof Outcome.Scored scored) {
                assertThat(((Outcome.Scored) read.outcome()).metrics()).isEqualTo(scored.metrics());
            } else {
                assertThat(((Outcome.Failed) read.outcome()).message()).isEqualTo(((Outcome.Failed) outcome).message());
            }
        }
    }

    @Test
    void ofBytes_ofAnythingElse_isNothingOrSomethingWhole() {
        Random random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new Remembered(new Hash128(1, 2), OUTCOMES.get(random.nextInt(OUTCOMES.size()))).toBytes();
            int changes = 1 + random.nextInt(4);
            for (int c = 0; c < changes; c++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            byte[] some = java.util.Arrays.copyOf(
                    bytes, random.nextInt(3) == 0 ? random.nextInt(bytes.length) : bytes.length);
            Remembered.ofBytes(some)
                    .ifPresent(read -> assertThat(read.outcome().status()).isIn("scored", "failed"));
        }
    }
}
