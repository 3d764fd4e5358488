package dev.lamarck.run;

import dev.lamarck.conf.Block;
import dev.lamarck.evolve.Breeder;
import dev.lamarck.store.RunRow;

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
    public static Plan check(String name, Block block) {
        RunRow.checkName(name);
        RunSettings settings = RunSettings.of(block);
        settings.evaluator().create().close();
        Course course = new Course(block, settings, name);
        course.at(0);
        Breeder.of(settings.search(), settings.genome().space());
        for (int generation : RunSettings.schedule(block, settings).changes()) {
            Breeder.of(
                    course.at(generation).search().settings(), settings.genome().space());
        }
        return new Plan(settings, course.identity().toString());
    }
}
