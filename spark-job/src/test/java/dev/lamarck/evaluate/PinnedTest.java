package dev.lamarck.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamarck.genome.Metrics;
import dev.lamarck.genome.Outcome;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

final class PinnedTest {

    private static Map<Integer, Outcome> run(Evaluator evaluator, double... genes) {
        Map<Integer, Outcome> outcomes = new TreeMap<>();
        Pinned.evaluate(evaluator, Fake.jobs(genes), (job, outcome) -> outcomes.put(job.index(), outcome));
        return outcomes;
    }

    @Test
    void evaluate_thatThrowsForOne_pinsItOnThatOne() {
        Fake fake = new Fake(job -> {
            if (Fake.gene(job.genome()) == 2) {
                throw new IllegalStateException("two");
            }
            return Outcome.scored(Metrics.of("score", 1));
        });
        Map<Integer, Outcome> outcomes = run(fake, 1, 2, 3);
        assertThat(outcomes.get(0)).isInstanceOf(Outcome.Scored.class);
        assertThat(outcomes.get(2)).isInstanceOf(Outcome.Scored.class);
        assertThat(outcomes.get(1)).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.reason()).isEqualTo(Outcome.Reason.EVALUATOR_ERROR);
            assertThat(failed.message()).isEqualTo("IllegalStateException: two");
        });
    }

    @Test
    void evaluate_thatLeavesOneOut_failsIt() {
        Map<Integer, Outcome> outcomes =
                run((batch, sink) -> sink.complete(batch.get(0), Outcome.scored(Metrics.none())), 1, 2);
        assertThat(outcomes.get(1))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.reason()).isEqualTo(Outcome.Reason.NO_OUTCOME));
    }

    @Test
    void evaluate_thatIsCancelled_throws() {
        assertThatThrownBy(() -> run(
                        (batch, sink) -> {
                            throw new CancellationException("enough");
                        },
                        1))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void evaluate_onAMachineInTrouble_throwsAndFailsNobody() {
        Fake fake = new Fake(job -> {
            throw new MachineException("The disk is full. Make room.");
        });
        Map<Integer, Outcome> outcomes = new TreeMap<>();
        assertThatThrownBy(() ->
                        Pinned.evaluate(fake, Fake.jobs(1, 2), (job, outcome) -> outcomes.put(job.index(), outcome)))
                .isInstanceOf(MachineException.class);
        assertThat(outcomes).isEmpty();
    }
}
