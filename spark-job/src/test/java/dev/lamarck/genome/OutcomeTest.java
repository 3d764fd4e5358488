package dev.lamarck.genome;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.genome.Outcome.Failed;
import dev.lamarck.genome.Outcome.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OutcomeTest {

    private static Failed failed(String message) {
        return (Failed) Outcome.failed(Reason.TIMEOUT, message);
    }

    @Test
    void failed_keepsTheFirstTwoThousandCharacters() {
        assertThat(failed("x".repeat(2000)).message()).isEqualTo("x".repeat(2000));
        assertThat(failed("x".repeat(2001)).message()).isEqualTo("x".repeat(2000) + "…");
        assertThat(failed("x".repeat(9_000_000)).message()).hasSize(2001);
        assertThat(failed("").message()).isEmpty();
    }

    @Test
    void failed_cutAgain_stays() {
        String once = failed("x".repeat(5000)).message();
        assertThat(failed(once).message()).isEqualTo(once);
    }

    @Test
    void failed_neverCutsACharacterInTwo() {
        String message = failed("x".repeat(1999) + "\uD83E\uDD92".repeat(10)).message();
        assertThat(message).isEqualTo("x".repeat(1999) + "…");
        assertThat(failed(message).message()).isEqualTo(message);
    }

    @Test
    void artifacts_areCopied() {
        List<Artifact> artifacts = new ArrayList<>(List.of(new Artifact("log", "text/plain", new byte[0])));
        Outcome scored = new Outcome.Scored(Metrics.none(), artifacts);
        Outcome failed = new Failed(Reason.INVALID, "no", artifacts);
        artifacts.clear();
        assertThat(scored.artifacts()).hasSize(1);
        assertThat(failed.artifacts()).hasSize(1);
        assertThat(new Outcome.Pending().artifacts()).isEmpty();
    }

    @Test
    void lasting_isWhatWouldComeAgain() {
        assertThat(Arrays.stream(Reason.values())
                        .filter(reason -> Outcome.failed(reason, "").lasting()))
                .containsExactly(
                        Reason.EVALUATOR_ERROR,
                        Reason.MISSING_METRIC,
                        Reason.NOT_FINITE,
                        Reason.INVALID,
                        Reason.TAMPERED);
        Outcome scored = Outcome.scored(Metrics.of("score", 1));
        assertThat(scored.lasting()).isTrue();
        assertThat(scored.passing().lasting()).isFalse();
        assertThat(scored.madeOf(List.of(scored)).lasting()).isTrue();
        assertThat(scored.madeOf(List.of(scored, failed(""))).lasting()).isFalse();
        assertThat(Outcome.failed(Reason.INVALID, "").passing().lasting()).isFalse();
        assertThat(Outcome.scored(Metrics.of("timeout", 1)).lasting())
                .as("OpenEvolve's odd score of what ran out of time")
                .isFalse();
    }

    @Test
    void status_andCodes_areTheNamesOfTheTables() {
        assertThat(List.of(Outcome.scored(Metrics.none()), failed(""), new Outcome.Pending()))
                .extracting(Outcome::status)
                .containsExactly("scored", "failed", "pending");
        assertThat(Arrays.stream(Reason.values()).map(Reason::code))
                .contains("executor-lost", "not-finite")
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[a-z-]+"));
    }
}
