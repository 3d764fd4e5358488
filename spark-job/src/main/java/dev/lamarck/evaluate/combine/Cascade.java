package dev.lamarck.evaluate.combine;

import dev.lamarck.evaluate.Evaluator;
import dev.lamarck.evaluate.Job;
import dev.lamarck.evaluate.Outcomes;
import dev.lamarck.evaluate.Pinned;
import dev.lamarck.evaluate.Wrapper;
import dev.lamarck.genome.Artifact;
import dev.lamarck.genome.Metrics;
import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Outcome.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Evaluators one after the other; each sees only what passed all before it. Metrics and artifacts of a later step replace
 * those of the same name. How far a candidate came is its metric {@code stage}: the number of the last step that it took.
 */
final class Cascade implements Wrapper {

    static final String STAGE = "stage";

    private final CascadeSettings settings;
    private final List<Evaluator> steps;

    Cascade(CascadeSettings settings) {
        this(
                settings,
                settings.steps().stream().map(step -> step.evaluator().create()).toList());
    }

    Cascade(CascadeSettings settings, List<Evaluator> steps) {
        this.settings = settings;
        this.steps = List.copyOf(steps);
    }

    @Override
    public List<Evaluator> inner() {
        return steps;
    }

    @Override
    public void evaluate(List<Job> batch, Outcomes outcomes) {
        List<Climber> climbing = batch.stream().map(Climber::new).toList();
        for (int step = 0; step < steps.size() && !climbing.isEmpty(); step++) {
            climbing = climb(step, climbing, outcomes);
        }
    }

    /** Takes a step; those who are not done after it, in the order of the batch. */
    private List<Climber> climb(int step, List<Climber> climbers, Outcomes outcomes) {
        List<Job> jobs = new ArrayList<>();
        climbers.forEach(climber -> jobs.add(climber.job.at(jobs.size())));
        boolean[] passed = new boolean[climbers.size()];
        Pinned.evaluate(steps.get(step), jobs, (job, outcome) -> {
            Climber climber = climbers.get(job.index());
            if (climber.passes(step, outcome)) {
                synchronized (passed) {
                    passed[job.index()] = true;
                }
            } else {
                outcomes.complete(climber.job, climber.end(step, outcome));
            }
        });
        List<Climber> on = new ArrayList<>();
        synchronized (passed) {
            for (int i = 0; i < passed.length; i++) {
                if (passed[i]) {
                    on.add(climbers.get(i));
                }
            }
        }
        return on;
    }

    /** A candidate and what it has so far. */
    private final class Climber {

        private final Job job;
        private final Map<String, Double> metrics = new TreeMap<>();
        private final Map<String, Artifact> artifacts = new LinkedHashMap<>();
        private final List<Outcome> taken = new ArrayList<>();

        Climber(Job job) {
            this.job = job;
        }

        /** Takes in what a step found; says whether another step follows. */
        synchronized boolean passes(int step, Outcome outcome) {
            taken.add(outcome);
            outcome.artifacts().forEach(artifact -> artifacts.put(artifact.name(), artifact));
            if (!(outcome instanceof Outcome.Scored scored)) {
                return false;
            }
            metrics.putAll(scored.metrics().values());
            metrics.put(STAGE, step + 1.0);
            return step + 1 < steps.size() && reaches(step);
        }

        private boolean reaches(int step) {
            return settings.steps()
                    .get(step)
                    .threshold()
                    .map(threshold -> value(threshold).stream().anyMatch(threshold::passes))
                    .orElse(true);
        }

        private OptionalDouble value(CascadeSettings.Threshold threshold) {
            return Metrics.of(metrics).value(threshold.metric());
        }

        /** How it ends with this step. */
        synchronized Outcome end(int step, Outcome outcome) {
            return ended(step, outcome).madeOf(taken);
        }

        private Outcome ended(int step, Outcome outcome) {
            List<Artifact> all = List.copyOf(artifacts.values());
            if (outcome instanceof Outcome.Failed failed) {
                return new Outcome.Failed(
                        failed.reason(), "Step %d failed: %s".formatted(step + 1, failed.message()), all);
            }
            if (outcome instanceof Outcome.Pending) {
                return outcome;
            }
            return settings.steps()
                    .get(step)
                    .threshold()
                    .filter(threshold -> step + 1 < steps.size())
                    .map(threshold -> stopped(step, threshold, all))
                    .orElseGet(() -> new Outcome.Scored(Metrics.of(metrics), all));
        }

        private Outcome stopped(int step, CascadeSettings.Threshold threshold, List<Artifact> all) {
            OptionalDouble value = value(threshold);
            if (value.isEmpty()) {
                return new Outcome.Failed(
                        Reason.MISSING_METRIC,
                        "Step %d gave no metric '%s', which its threshold is about; it gave %s"
                                .formatted(step + 1, threshold.metric(), metrics.keySet()),
                        all);
            }
            return settings.stop() == CascadeSettings.Stop.SCORED
                    ? new Outcome.Scored(Metrics.of(metrics), all)
                    : new Outcome.Failed(
                            Reason.INVALID,
                            "Stopped after step %d: '%s' is %s and would have to be %s"
                                    .formatted(step + 1, threshold.metric(), value.getAsDouble(), threshold.text()),
                            all);
        }
    }
}
