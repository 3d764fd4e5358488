package dev.lamarck.evaluate.quality;

import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.conf.NonEmpty;
import dev.lamarck.evaluate.Evaluator;
import dev.lamarck.evaluate.Job;
import dev.lamarck.evaluate.Outcomes;
import dev.lamarck.genome.Metrics;
import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Program;
import dev.lamarck.syntax.CodeMeasures;
import dev.lamarck.syntax.ProgramMeasures;
import dev.lamarck.syntax.Reading;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The metrics of the aspects asked for, and {@code quality}: the mean of the aspects' scores, from 0 to 1. A program that
 * does not parse has failed.
 */
final class CodeQuality implements Evaluator {

    private final List<Aspect> aspects;
    private final ProgramMeasures measures = new ProgramMeasures();

    /** Which aspects count. */
    record Settings(
            @Default("[complexity, maintainability, readability]")
            @NonEmpty
            @Doc("aspects to measure; their mean score, from 0 to 1, is the metric quality")
            List<Aspect> metrics) {

        Settings {
            metrics = List.copyOf(metrics);
        }
    }

    CodeQuality(Settings settings) {
        this.aspects = settings.metrics().stream().distinct().toList();
    }

    @Override
    public boolean readsText() {
        return true;
    }

    @Override
    public void evaluate(List<Job> batch, Outcomes outcomes) {
        batch.forEach(job -> outcomes.complete(job, outcome(job)));
    }

    private Outcome outcome(Job job) {
        if (!(job.genome() instanceof Program program)) {
            return invalid("code-quality measures programs, this genome is a "
                    + job.genome().kind() + "; choose another evaluator");
        }
        Reading reading = measures.read(program);
        Optional<String> trouble = reading.trouble();
        return trouble.isPresent()
                ? invalid("The program does not parse: " + trouble.get())
                : Outcome.scored(metrics(reading.measures()));
    }

    private Metrics metrics(CodeMeasures code) {
        Map<String, Double> values = new TreeMap<>();
        double sum = 0;
        for (Aspect aspect : aspects) {
            values.putAll(aspect.metrics(code));
            sum += aspect.score(code);
        }
        values.put("quality", sum / aspects.size());
        return Metrics.of(values);
    }

    private static Outcome invalid(String message) {
        return Outcome.failed(Outcome.Reason.INVALID, message);
    }
}
