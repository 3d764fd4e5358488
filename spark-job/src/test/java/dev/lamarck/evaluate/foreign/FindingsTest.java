package dev.lamarck.evaluate.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.lamarck.genome.Artifact;
import dev.lamarck.genome.Metrics;
import org.junit.jupiter.api.Test;

final class FindingsTest {

    @Test
    void of_object_takesNumbersAsMetricsAndTheRestAsArtifacts() {
        Findings found = Findings.of("""
                        {"score": 2, "ok": true, "time": {"cpu": 0.5, "note": "fast"}, "list": [1, 2], "none": null,
                         "metrics": {"inner": NaN}, "artifacts": {"log": "a\\nb", "number": 3}}""").orElseThrow();

        assertThat(found.metrics().values())
                .containsExactly(
                        entry("inner", Double.NaN), entry("ok", 1.0), entry("score", 2.0), entry("time/cpu", 0.5));
        assertThat(found.artifacts().stream().map(Artifact::name))
                .containsExactly("time/note", "list", "log", "number");
    }

    @Test
    void lastOf_severalLines_takesTheLastObject() {
        assertThat(Findings.lastOf("{\"a\": 1}\nhello\n  {\"a\": 2}\r\n[3]\ndone\n")
                        .orElseThrow()
                        .metrics())
                .isEqualTo(Metrics.of("a", 2));
    }

    @Test
    void of_whatIsNoObject_isNothing() {
        assertThat(Findings.of("")).isEmpty();
        assertThat(Findings.of("[1]")).isEmpty();
        assertThat(Findings.of("{\"a\": 1} {\"a\": 2}")).isEmpty();
        assertThat(Findings.of("{\"a\": 1")).isEmpty();
        assertThat(Findings.of("{\"a\": 1, \"a\": 2}")).isEmpty();
        assertThat(Findings.lastOf("score 3\n")).isEmpty();
    }

    @Test
    void of_nestedTooDeep_endsAsAnArtifact() {
        String deep = "{\"a\":".repeat(40) + "1" + "}".repeat(40);

        assertThat(Findings.of(deep).orElseThrow().metrics()).isEqualTo(Metrics.none());
    }
}
