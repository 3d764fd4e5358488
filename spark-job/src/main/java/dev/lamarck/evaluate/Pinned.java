package dev.lamarck.evaluate;

import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Outcome.Reason;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * A call of an evaluator by another that has to hear of every job: each gets exactly one outcome, from whichever thread.
 * What the evaluator throws is pinned on a job only when that was alone; the others of its batch are tried once more, each
 * by itself.
 */
public final class Pinned {

    private final List<Job> jobs;
    private final Outcomes outcomes;
    private final BitSet done = new BitSet();

    private Pinned(List<Job> jobs, Outcomes outcomes) {
        this.jobs = jobs;
        this.outcomes = outcomes;
    }

    /**
     * Evaluates jobs whose indices are their places in the list. Only a wish to end this thread, or a trouble of the machine, is
     * thrown.
     */
    public static void evaluate(Evaluator evaluator, List<Job> jobs, Outcomes outcomes) {
        new Pinned(jobs, outcomes).evaluate(evaluator);
    }

    private void evaluate(Evaluator evaluator) {
        if (jobs.isEmpty()) {
            return;
        }
        if (!attempt(evaluator, jobs)) {
            for (Job left : missing()) {
                attempt(evaluator, List.of(left));
            }
        }
        missing()
                .forEach(job -> complete(
                        job,
                        Outcome.failed(Reason.NO_OUTCOME, "The evaluator returned without completing this candidate")));
    }

    /** Says whether the evaluator returned, or threw for a single job. */
    private boolean attempt(Evaluator evaluator, List<Job> some) {
        List<Job> placed = new ArrayList<>();
        some.forEach(job -> placed.add(job.at(placed.size())));
        Call call = new Call(some);
        try {
            evaluator.evaluate(placed, call);
            return true;
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) { // boundary: task
            if (e instanceof CancellationException
                    || e instanceof MachineException
                    || Thread.currentThread().isInterrupted()) {
                throw e;
            }
            if (some.size() == 1) {
                complete(some.get(0), Outcome.failed(Reason.EVALUATOR_ERROR, describe(e)));
            }
            return some.size() == 1;
        } finally {
            call.closed = true;
        }
    }

    private static String describe(Throwable thrown) {
        String name = thrown.getClass().getSimpleName();
        return thrown.getMessage() == null ? name : name + ": " + thrown.getMessage();
    }

    private synchronized List<Job> missing() {
        return jobs.stream().filter(job -> !done.get(job.index())).toList();
    }

    private void complete(Job job, Outcome outcome) {
        synchronized (this) {
            if (done.get(job.index())) {
                return;
            }
            done.set(job.index());
        }
        outcomes.complete(job, outcome);
    }

    /** Takes outcomes while the evaluator has been called and has not returned. */
    private final class Call implements Outcomes {

        private final List<Job> called;
        private volatile boolean closed;

        Call(List<Job> called) {
            this.called = called;
        }

        @Override
        public void complete(Job job, Outcome outcome) {
            if (!closed) {
                Pinned.this.complete(called.get(job.index()), outcome);
            }
        }
    }
}
