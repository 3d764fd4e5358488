package dev.lamarck.cli;

import dev.lamarck.evaluate.Evaluator;
import dev.lamarck.evaluate.Job;
import dev.lamarck.evolve.Appraisal;
import dev.lamarck.evolve.Constraint;
import dev.lamarck.evolve.Objective;
import dev.lamarck.evolve.Traits;
import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Program;
import dev.lamarck.run.RunSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Judges programs as a run does, by its evaluator and its objectives. */
final class Judge {

    private final Evaluator evaluator;
    private final RunSettings settings;
    private final Appraisal appraisal;

    Judge(Evaluator evaluator, RunSettings settings) {
        this.evaluator = evaluator;
        this.settings = settings;
        this.appraisal =
                Appraisal.of(settings.search(), Traits.of(settings.genome().space()));
    }

    /**
     * What a program is worth.
     *
     * @param fitness by objective, more is better; empty if it failed
     * @param violation by how much it misses the constraints
     * @param outcome what its evaluator said, or why it counts as failed
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Worth(double[] fitness, double violation, Outcome outcome) {

        boolean failed() {
            return fitness.length == 0;
        }

        /** Whether it is worse than another in no objective by more than a tolerance. */
        boolean matches(Worth other, double tolerance) {
            if (failed() || violation > other.violation) {
                return false;
            }
            boolean matches = true;
            for (int i = 0; i < fitness.length; i++) {
                matches &= fitness[i] >= other.fitness[i] - tolerance;
            }
            return matches;
        }
    }

    /** One worth for each program, in order. */
    List<Worth> worths(List<Program> programs) {
        List<Job> jobs = new ArrayList<>();
        for (Program program : programs) {
            jobs.add(
                    new Job(jobs.size(), program, program.hash(), settings.run().seed()));
        }
        Map<Integer, Outcome> outcomes = new TreeMap<>();
        evaluator.evaluate(jobs, (job, outcome) -> outcomes.put(job.index(), outcome));
        return jobs.stream()
                .map(job -> worth(
                        programs.get(job.index()),
                        outcomes.getOrDefault(
                                job.index(),
                                Outcome.failed(Outcome.Reason.NO_OUTCOME, "the evaluator gave no outcome"))))
                .toList();
    }

    private Worth worth(Program program, Outcome outcome) {
        Appraisal.Verdict verdict = appraisal.of(program, outcome);
        double violation = verdict.features().length == 0
                ? 0
                : Constraint.violation(settings.search().constraints(), appraisal.featureNames(), verdict.features());
        return new Worth(verdict.fitness(), violation, verdict.outcome());
    }

    /** The objectives of a worth by the names of their metrics, as the evaluator gives them. */
    Map<String, Double> metrics(Worth worth) {
        Map<String, Double> metrics = new TreeMap<>();
        List<Objective> objectives = settings.search().objectives();
        for (int i = 0; i < worth.fitness().length; i++) {
            metrics.put(objectives.get(i).metric(), objectives.get(i).fitness(worth.fitness()[i]));
        }
        return metrics;
    }
}
