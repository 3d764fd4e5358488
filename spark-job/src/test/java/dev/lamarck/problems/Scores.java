package dev.lamarck.problems;

import dev.lamarck.conf.Block;
import dev.lamarck.evaluate.Catalogs;
import dev.lamarck.evaluate.Evaluator;
import dev.lamarck.evaluate.Job;
import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** A problem as a configuration names it, and what it says of genomes. */
public record Scores(Evaluator problem) {

    public static Scores of(String type, String config) {
        return new Scores(Catalogs.evaluators().create(type, Block.ofYaml(config, "the test")));
    }

    /** The outcomes of a batch, in its order. */
    public List<Outcome> outcomes(double[]... genomes) {
        List<Job> jobs = new ArrayList<>();
        for (double[] genes : genomes) {
            Vector vector = Vector.of(genes);
            jobs.add(new Job(jobs.size(), vector, vector.hash(), 1));
        }
        Outcome[] outcomes = new Outcome[genomes.length];
        problem.evaluate(jobs, (job, outcome) -> outcomes[job.index()] = outcome);
        return List.of(outcomes);
    }

    public SortedMap<String, Double> metrics(double... genes) {
        return ((Outcome.Scored) outcomes(genes).get(0)).metrics().values();
    }

    public double metric(String name, double... genes) {
        return metrics(genes).getOrDefault(name, Double.NaN);
    }

    /** Why a genome is not scored. */
    public String complaint(double... genes) {
        Outcome.Failed failed = (Outcome.Failed) outcomes(genes).get(0);
        return failed.reason().code() + ": " + failed.message();
    }
}
