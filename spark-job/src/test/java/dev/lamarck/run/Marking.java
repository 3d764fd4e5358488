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
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Scores a program by the sum of its numbers, the nearer to 1000 the better, and marks the lines that multiply. */
public final class Marking implements Evaluator {

    private static final Pattern NUMBER = Pattern.compile("[0-9]+([.][0-9]+)?");

    @Override
    public void evaluate(List<Job> batch, Outcomes outcomes) {
        for (Job job : batch) {
            String text = ((Program) job.genome()).text();
            double sum = NUMBER.matcher(text)
                    .results()
                    .map(MatchResult::group)
                    .mapToDouble(Double::parseDouble)
                    .sum();
            outcomes.complete(
                    job, new Outcome.Scored(Metrics.of("score", -Math.abs(1000 - sum)), List.of(profile(text))));
        }
    }

    private static Artifact profile(String text) {
        StringBuilder json = new StringBuilder("{");
        List<String> lines = text.lines().toList();
        for (int line = 1; line <= lines.size(); line++) {
            if (lines.get(line - 1).contains("*")) {
                json.append(json.length() > 1 ? "," : "")
                        .append('"')
                        .append(line)
                        .append("\": 0.5");
            }
        }
        byte[] content = json.append("}").toString().getBytes(StandardCharsets.UTF_8);
        return new Artifact("profile", "application/json", content);
    }
}
