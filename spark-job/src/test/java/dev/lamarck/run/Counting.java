package dev.lamarck.run;

import dev.lamarck.evaluate.Evaluator;
import dev.lamarck.evaluate.Job;
import dev.lamarck.evaluate.Outcomes;
import dev.lamarck.genome.Metrics;
import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Program;
import java.util.List;

/** Scores a program by the number that it assigns to x: the nearer to 100 the better. */
public final class Counting implements Evaluator {

    @Override
    public void evaluate(List<Job> batch, Outcomes outcomes) {
        for (Job job : batch) {
            outcomes.complete(job, Outcome.scored(Metrics.of("score", -Math.abs(100 - x((Program) job.genome())))));
        }
    }

    static int x(Program program) {
        String text = program.text();
        int from = text.indexOf("x = ") + 4;
        return Integer.parseInt(text.substring(from, text.indexOf('\n', from)).strip());
    }
}
