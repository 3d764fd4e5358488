package dev.lamarck.spark;

import dev.lamarck.evaluate.Evaluator;
import dev.lamarck.evaluate.Job;
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
import java.util.function.LongSupplier;

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
     */
    record Conduct(Care care, Staging staging, StagingBuffer buffer, Staging.Known known) {}

    /** A child of the batch. */
    record Child(int slot, Genome genome, Hash128 hash) {}

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
        equal.values().forEach(group -> {
            Optional<Outcome> known = known(group);
            known.ifPresent(outcome -> group.forEach(child -> results.put(child.slot(), new Result(outcome, 0))));
            if (known.isEmpty() && !suspect(group)) {
                open.add(group);
            }
        });
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

    private void evaluateTogether(List<List<Child>> groups) {
        if (groups.isEmpty()) {
            return;
        }
        if (groups.size() == 1 || !evaluate(groups)) {
            groups.stream()
                    .filter(group -> !results.containsKey(group.get(0).slot()))
                    .forEach(this::evaluateAlone);
        }
    }

    private void evaluateMarked(List<Child> group) {
        int slot = group.get(0).slot();
        conduct.staging().write(StagingEntry.begin(slot, conduct.care() == Care.QUARANTINE));
        evaluateAlone(group);
        conduct.buffer().flush();
    }

    private void evaluateAlone(List<Child> group) {
        evaluate(List.of(group));
    }

    /** Whether every group has a result now. An exception is pinned on a group only if it was alone. */
    private boolean evaluate(List<List<Child>> groups) {
        List<Job> jobs = new ArrayList<>();
        groups.forEach(group -> jobs.add(
                new Job(jobs.size(), group.get(0).genome(), group.get(0).hash(), seed)));
        Optional<Outcome> problem = Optional.empty();
        try {
            evaluator.evaluate(jobs, (job, outcome) -> complete(groups.get(job.index()), outcome));
        } catch (Exception | StackOverflowError | LinkageError | AssertionError e) { // boundary: task
            Interruption.rethrowIfKilled(e);
            problem = Optional.of(Outcome.failed(Reason.EVALUATOR_ERROR, Interruption.describe(e)));
        }
        boolean complete = groups.stream()
                .allMatch(group -> results.containsKey(group.get(0).slot()));
        if (complete || (problem.isPresent() && groups.size() > 1)) {
            return complete;
        }
        Outcome missing = problem.orElseGet(
                () -> Outcome.failed(Reason.NO_OUTCOME, "The evaluator returned without completing this candidate"));
        groups.stream()
                .filter(group -> !results.containsKey(group.get(0).slot()))
                .forEach(group -> complete(group, missing));
        return true;
    }

    private synchronized void complete(List<Child> group, Outcome outcome) {
        long now = nanoTime.getAsLong();
        double millis = (now - since) / 1e6;
        since = now;
        group.forEach(child -> results.put(child.slot(), new Result(outcome, millis)));
        Child first = group.get(0);
        conduct.buffer().add(first.slot(), new Staging.Finished(first.hash(), outcome));
    }
}
