package dev.lamarck.run;

import dev.lamarck.conf.Block;
import dev.lamarck.evaluate.Evaluator;
import dev.lamarck.evaluate.Job;
import dev.lamarck.evaluate.Outcomes;
import dev.lamarck.genome.Artifact;
import dev.lamarck.genome.Metrics;
import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Vector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A noisy evaluator that writes a line into a file for each evaluation; some candidates fail, one way or the other. */
public final class Counted implements Evaluator {

    private final Path log;
    private final int millis;

    public Counted(Block config) {
        this.log = Path.of(config.text("log").orElseThrow());
        this.millis = config.text("millis").map(Integer::parseInt).orElse(0);
    }

    @Override
    public void evaluate(List<Job> batch, Outcomes outcomes) {
        for (Job job : batch) {
            try {
                Files.writeString(log, job.hash() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Waiting.forMillis(millis);
            outcomes.complete(job, outcome(job));
        }
    }

    private static Outcome outcome(Job job) {
        double[] genes = ((Vector) job.genome()).genes();
        if (genes[0] > 0.9) {
            return Outcome.failed(Outcome.Reason.INVALID, "too far at " + genes[0]);
        }
        double score = job.draws().nextDouble() / 10;
        for (double gene : genes) {
            score -= (gene - 0.3) * (gene - 0.3);
        }
        byte[] note = ("seen " + job.hash()).getBytes(StandardCharsets.UTF_8);
        return new Outcome.Scored(Metrics.of("score", score), List.of(new Artifact("note", "text/plain", note)));
    }

    /** How many evaluations there were. */
    static long count(Path log) {
        try {
            return Files.exists(log) ? Files.readAllLines(log).size() : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
