package dev.lamarck.cli.bench;

import dev.lamarck.conf.Binder;
import dev.lamarck.conf.Block;
import dev.lamarck.evaluate.Evaluator;
import dev.lamarck.evaluate.EvaluatorSettings;
import dev.lamarck.evaluate.Job;
import dev.lamarck.evolve.Evolution;
import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A search and the problem that it is tried on, as a run's settings would name them. */
final class Contest {

    private final Evolution.Settings settings;
    private final EvaluatorSettings evaluator;

    private Contest(Evolution.Settings settings, EvaluatorSettings evaluator) {
        this.settings = settings;
        this.evaluator = evaluator;
    }

    static Contest of(String yaml) {
        Block block = Block.ofYaml(yaml, "the benchmark");
        Binder binder = new Binder();
        return new Contest(
                binder.bind(block.without("evaluator"), Evolution.Settings.class),
                binder.bind(block.at("evaluator"), EvaluatorSettings.class));
    }

    /** The search after so many evaluations, or as soon as it is good enough. */
    Evolution after(long seed, int evaluations, Predicate<Evolution> enough) {
        Evolution evolution = Evolution.of(settings, seed);
        try (Evaluator scoring = evaluator.create()) {
            int spent = 0;
            while (spent < evaluations && !enough.test(evolution)) {
                List<Genome> asked = evolution.ask();
                evolution.tell(outcomes(scoring, asked, seed));
                spent += asked.size();
            }
        }
        return evolution;
    }

    private static List<Outcome> outcomes(Evaluator evaluator, List<Genome> genomes, long seed) {
        List<Job> jobs = new ArrayList<>(genomes.size());
        genomes.forEach(genome -> jobs.add(new Job(jobs.size(), genome, genome.hash(), seed)));
        Outcome[] outcomes = new Outcome[jobs.size()];
        evaluator.evaluate(jobs, (job, outcome) -> outcomes[job.index()] = outcome);
        return List.of(outcomes);
    }
}
