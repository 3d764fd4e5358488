package dev.lamarck.cli.bench;

import dev.lamarck.evaluate.Evaluator;
import dev.lamarck.evaluate.Job;
import dev.lamarck.evaluate.Outcomes;
import dev.lamarck.genome.Metrics;
import dev.lamarck.genome.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * An evaluator whose evaluations take log-normal times, by the genome. It waits as one does for another process, which
 * holds the core's place and nothing else, and notes when it did.
 */
public final class Wait implements Evaluator {

    private static final double MEDIAN_MILLIS = 40;
    private static final Queue<Spell> SPELLS = new ConcurrentLinkedQueue<>();

    /**
     * One evaluation.
     *
     * @param useful whether it came to an outcome
     */
    record Spell(long begun, long ended, boolean useful) {

        double millis() {
            return (ended - begun) / 1e6;
        }

        /** How much of it lies in a span of time. */
        double millisWithin(long from, long to) {
            return Math.max(0, Math.min(ended, to) - Math.max(begun, from)) / 1e6;
        }
    }

    /** What was noted since the last call. */
    static List<Spell> taken() {
        List<Spell> spells = new ArrayList<>();
        for (Spell spell = SPELLS.poll(); spell != null; spell = SPELLS.poll()) {
            spells.add(spell);
        }
        return spells;
    }

    @Override
    public void evaluate(List<Job> batch, Outcomes outcomes) {
        for (Job job : batch) {
            double millis = MEDIAN_MILLIS * StrictMath.exp(job.draws().nextGaussian());
            long begun = System.nanoTime();
            try {
                TimeUnit.NANOSECONDS.sleep((long) (millis * 1e6));
            } catch (InterruptedException e) {
                SPELLS.add(new Spell(begun, System.nanoTime(), false));
                throw new IllegalStateException("interrupted", e);
            }
            SPELLS.add(new Spell(begun, System.nanoTime(), true));
            outcomes.complete(job, Outcome.scored(Metrics.of("score", -millis)));
        }
    }
}
