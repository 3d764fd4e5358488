package dev.lamarck.run;

import dev.lamarck.evaluate.Evaluator;
import dev.lamarck.evaluate.Job;
import dev.lamarck.evaluate.Outcomes;
import dev.lamarck.genome.Artifact;
import dev.lamarck.genome.Metrics;
import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Program;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The same scores as {@link Counting}, with a profile that depends on x. */
public final class Pointing implements Evaluator {

    @Override
    public void evaluate(List<Job> batch, Outcomes outcomes) {
        for (Job job : batch) {
            int x = Counting.x((Program) job.genome());
            String profile = "{\"1\": 1, \"%d\": 4}".formatted(2 + Math.floorMod(x, 4));
            outcomes.complete(
                    job,
                    new Outcome.Scored(
                            Metrics.of("score", -Math.abs(100 - x)),
                            List.of(new Artifact(
                                    "profile", "application/json", profile.getBytes(StandardCharsets.UTF_8)))));
        }
    }
}
