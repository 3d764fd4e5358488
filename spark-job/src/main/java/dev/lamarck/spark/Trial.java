package dev.lamarck.spark;

import dev.lamarck.evaluate.Evaluator;
import dev.lamarck.evaluate.Job;
import dev.lamarck.evaluate.MachineException;
import dev.lamarck.evaluate.Outcomes;
import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Hash128;
import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Outcome.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The evaluation of one batch: equal genomes once, what is already known not again, and each outcome kept as it comes.
 * This is the place where what an evaluator throws becomes a failure of the candidates that it was thrown for.
 */
final class Trial {

    private static final int DEATHS_ALONE = 2;

    private final Evaluator evaluator;
    private final long seed;
    private final Conduct conduct;
    private final LongSupplier nanoTime;
    private final Map<Integer, Result> results = new TreeMap<>();
    private long since;

    /**
     * How the trial is conducted.
     *
     * @param known what earlier attempts left of the generation
     * @param hours when it has to end
     * @param killed whether Spark wants the task to end
     */
    record Conduct(
            Care care,
            Staging staging,
            StagingBuffer buffer,
            Staging.Known known,
            Hours hours,
            BooleanSupplier killed) {}

    /**
     * How long there is time.
     *
     * @param late whether the children were late before, so that they are waited for
     */
    record Hours(Curfew curfew, boolean late) {
        boolean over() {
            return curfew.isClosed() && !late;
        }

        Curfew.Watch watch(Runnable onClose) {
            return late ? Curfew.never().over(onClose) : curfew.over(onClose);
        }
    }

    /** A child of the batch, and what is known of it. */
    record Child(int slot, Genome genome, Hash128 hash, Job.Context context) {}

    /** An outcome, and how long it took to find. */
    record Result(Outcome outcome, double millis) {}

    Trial(Evaluator evaluator, long seed, Conduct conduct, LongSupplier nanoTime) {
        this.evaluator = evaluator;
        this.seed = seed;
        this.conduct = conduct;
        this.nanoTime = nanoTime;
    }

    /** The results by slot. A slot without one was begun before and never ended: it is for quarantine. */
    Map<Integer, Result> run(List<Child> children) {
        Map<Hash128, List<Child>> equal = new LinkedHashMap<>();
        children.forEach(child ->
                equal.computeIfAbsent(child.hash(), hash -> new ArrayList<>()).add(child));
        List<List<Child>> open = new ArrayList<>();
        List<Evaluator.Known> past = new ArrayList<>();
        equal.values().forEach(group -> {
            Optional<Outcome> known = known(group);
            known.ifPresent(outcome -> {
                group.forEach(child -> results.put(child.slot(), new Result(outcome, 0)));
                past.add(new Evaluator.Known(job(past.size(), group.get(0)), outcome));
                conduct.hours().curfew().count(group.size(), conduct.hours().late());
            });
            if (known.isEmpty() && !suspect(group)) {
                open.add(group);
            }
        });
        if (!past.isEmpty()) {
            evaluator.recall(past);
        }
        since = nanoTime.getAsLong();
        if (conduct.care() == Care.NONE) {
            evaluateTogether(open);
        } else {
            open.forEach(this::evaluateMarked);
        }
        return results;
    }

    private Optional<Outcome> known(List<Child> group) {
        for (Child child : group) {
            Staging.Finished finished = conduct.known().finished().get(child.slot());
            if (finished != null && finished.genome().equals(child.hash())) {
                return Optional.of(finished.outcome());
            }
        }
        boolean guilty = conduct.care() == Care.QUARANTINE
                && group.stream()
                        .anyMatch(child -> conduct.known().begunAlone().getOrDefault(child.slot(), 0) >= DEATHS_ALONE);
        return guilty
                ? Optional.of(Outcome.failed(
                        Reason.EXECUTOR_LOST,
                        "The executor died each time it evaluated this candidate, %d times with nothing else running"
                                .formatted(DEATHS_ALONE)))
                : Optional.empty();
    }

    private boolean suspect(List<Child> group) {
        return conduct.care() == Care.MARKED
                && group.stream().anyMatch(child -> conduct.known().begun().containsKey(child.slot()));
    }

    /** The generation is closed: what has no outcome now gets one in the next. */
    private synchronized void postpone(List<List<Child>> groups) {
        double millis = (nanoTime.getAsLong() - since) / 1e6;
        missing(groups)
                .forEach(group ->
                        group.forEach(child -> results.put(child.slot(), new Result(new Outcome.Pending(), millis))));
    }

    private void evaluateTogether(List<List<Child>> groups) {
        if (groups.isEmpty()) {
            return;
        }
        if (conduct.hours().over()) {
            postpone(groups);
            return;
        }
        evaluate(groups);
        missing(groups).forEach(this::evaluateAlone);
    }

    private void evaluateMarked(List<Child> group) {
        if (conduct.hours().over()) {
            postpone(List.of(group));
            return;
        }
        int slot = group.get(0).slot();
        String mark = conduct.staging().write(StagingEntry.begin(slot, conduct.care() == Care.QUARANTINE));
        try {
            evaluateAlone(group);
        } catch (RuntimeException e) { // boundary: task
            conduct.staging().withdraw(mark, e); // nobody died of it
            throw e;
        }
        conduct.buffer().flush();
    }

    private void evaluateAlone(List<Child> group) {
        evaluate(List.of(group));
    }

    /** One call of the evaluator. What it throws is pinned on a group only if that was alone. */
    private void evaluate(List<List<Child>> groups) {
        List<Job> jobs = new ArrayList<>();
        groups.forEach(group -> jobs.add(job(jobs.size(), group.get(0))));
        Optional<Outcome> problem = Optional.empty();
        Call call = new Call(groups);
        try (Curfew.Watch watch = conduct.hours().watch(() -> postpone(groups))) {
            evaluator.evaluate(jobs, call);
        } catch (Throwable e) { // boundary: task
            if (!(e instanceof MachineException) || !missing(groups).isEmpty()) {
                Interruption.pass(e, conduct.killed());
            }
            problem = Optional.of(Outcome.failed(Reason.EVALUATOR_ERROR, Interruption.describe(e)));
        } finally {
            call.close();
        }
        Interruption.refuseIfKilled(conduct.killed());
        if (problem.isEmpty() || groups.size() == 1) {
            Outcome nothing = problem.orElseGet(() ->
                    Outcome.failed(Reason.NO_OUTCOME, "The evaluator returned without completing this candidate"));
            missing(groups).forEach(group -> complete(group, nothing));
        }
    }

    private Job job(int index, Child child) {
        return new Job(index, child.genome(), child.hash(), seed, 0, child.context());
    }

    private synchronized List<List<Child>> missing(List<List<Child>> groups) {
        return groups.stream()
                .filter(group -> !results.containsKey(group.get(0).slot()))
                .toList();
    }

    /** The first outcome of a candidate counts, and none that is found while the task is being killed. */
    private synchronized void complete(List<Child> group, Outcome outcome) {
        Child first = group.get(0);
        if (results.containsKey(first.slot()) || conduct.killed().getAsBoolean()) {
            return;
        }
        long now = nanoTime.getAsLong();
        double millis = (now - since) / 1e6;
        since = now;
        group.forEach(child -> results.put(child.slot(), new Result(outcome, millis)));
        conduct.hours().curfew().count(group.size(), conduct.hours().late());
        conduct.buffer().add(first.slot(), new Staging.Finished(first.hash(), outcome));
    }

    /** Takes outcomes for as long as the evaluator has been called and has not returned, from any of its threads. */
    private final class Call implements Outcomes {

        private final List<List<Child>> groups;
        private boolean closed;

        Call(List<List<Child>> groups) {
            this.groups = groups;
        }

        @Override
        public void complete(Job job, @Nullable Outcome outcome) {
            synchronized (Trial.this) {
                if (!closed) {
                    Trial.this.complete(
                            groups.get(job.index()),
                            outcome != null
                                    ? outcome
                                    : Outcome.failed(Reason.NO_OUTCOME, "The evaluator gave null as the outcome"));
                }
            }
        }

        void close() {
            synchronized (Trial.this) {
                closed = true;
            }
        }
    }
}
