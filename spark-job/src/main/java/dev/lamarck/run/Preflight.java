package dev.lamarck.run;

import dev.lamarck.conf.Block;
import dev.lamarck.evaluate.Evaluator;
import dev.lamarck.evaluate.LocalPremises;
import dev.lamarck.evaluate.Scratch;
import dev.lamarck.evolve.Breeder;
import dev.lamarck.genome.Genome;
import dev.lamarck.genome.ProgramSpace;
import dev.lamarck.genome.Space;
import dev.lamarck.spark.Luggage;
import dev.lamarck.store.HadoopConf;
import dev.lamarck.store.RunRow;
import java.util.List;
import java.util.Map;

/** Finds what is wrong with a request before Spark is started for it. */
public final class Preflight {

    private Preflight() {}

    /**
     * What a request comes to.
     *
     * @param identity equal for requests that make the same candidates from the same seed
     */
    public record Plan(RunSettings settings, String identity) {}

    /** Binds and makes everything that a run of this name would need: settings, schedule, operators, rules, evaluator. */
    public static Plan check(String name, Block asked) {
        RunRow.checkName(name);
        Block block = Sources.taken(asked);
        RunSettings settings = RunSettings.of(block);
        Course course = new Course(block, settings, name, Luggage.nothing(HadoopConf.none()));
        course.at(0);
        Breeder.of(settings.search(), settings.genome().space());
        for (int generation : RunSettings.schedule(block, settings).changes()) {
            Breeder.of(
                    course.at(generation).search().settings(), settings.genome().space());
        }
        return new Plan(settings, course.identity().toString());
    }

    /** Tries the evaluator on what the run begins with, as long as nothing of the run exists. */
    static void tryEvaluator(RunSettings settings, Map<String, String> environment) {
        if (!settings.evaluator().check()) {
            return;
        }
        try (Scratch scratch = Scratch.create();
                LocalPremises premises = LocalPremises.of(scratch.folder(), environment);
                Evaluator evaluator = settings.evaluator().create()) {
            evaluator.open(premises);
            evaluator.check(samples(settings.genome().space()));
        }
    }

    private static List<Genome> samples(Space space) {
        return space instanceof ProgramSpace programs ? List.copyOf(programs.seeds()) : List.of();
    }
}
