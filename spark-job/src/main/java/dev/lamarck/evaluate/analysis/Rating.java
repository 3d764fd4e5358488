package dev.lamarck.evaluate.analysis;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lamarck.evaluate.analysis.Issue.Category;
import dev.lamarck.evaluate.analysis.Issue.Severity;
import dev.lamarck.genome.Artifact;
import dev.lamarck.genome.Metrics;
import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Program;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * From issues to metrics. With errors counting 5, warnings 2 and remarks 1, let p be what a tool found per 100 lines of
 * code (lines that are neither blank nor only a remark); its score is e^(−p/20), and the overall score the mean of the
 * scores by the tools' weights. So a program without issues has 1, and one error in a hundred lines costs 22%.
 */
final class Rating {

    private static final double SCALE = 20;

    private final Map<String, Double> metrics = new TreeMap<>();
    private final ArrayNode listed = JsonNodeFactory.instance.arrayNode();
    private final List<Issue> all = new ArrayList<>();
    private final double lines;
    private double weights;
    private double scores;

    Rating(Program program) {
        this.lines = Math.max(
                1,
                program.files().stream()
                        .flatMap(file -> file.text().lines())
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.startsWith("#") && !line.startsWith("//"))
                        .count());
    }

    void add(String tool, double weight, List<Issue> issues) {
        all.addAll(issues);
        double score = StrictMath.exp(-100 * load(issues) / lines / SCALE);
        metrics.put(tool + "/issues", (double) issues.size());
        metrics.put(tool + "/score", score);
        for (Severity severity : Severity.values()) {
            metrics.put(tool + "/" + severity.label(), count(issues, severity));
        }
        weights += weight;
        scores += weight * score;
        issues.forEach(issue -> listed.add(listing(tool, issue)));
    }

    Outcome outcome() {
        metrics.put("total_issues", (double) all.size());
        for (Severity severity : Severity.values()) {
            metrics.put("severity/" + severity.label(), count(all, severity));
        }
        for (Category category : Category.values()) {
            metrics.put("category/" + category.label(), (double)
                    all.stream().filter(issue -> issue.category() == category).count());
        }
        metrics.put("overall_score", weights == 0 ? 1 : scores / weights);
        return new Outcome.Scored(
                Metrics.of(metrics),
                List.of(new Artifact(
                        "issues", "application/json", listed.toString().getBytes(StandardCharsets.UTF_8))));
    }

    private static double load(List<Issue> issues) {
        return issues.stream().mapToDouble(issue -> issue.severity().weight()).sum();
    }

    private static double count(List<Issue> issues, Severity severity) {
        return issues.stream().filter(issue -> issue.severity() == severity).count();
    }

    private static ObjectNode listing(String tool, Issue issue) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("tool", tool)
                .put("file", issue.file())
                .put("line", issue.line())
                .put("severity", issue.severity().label())
                .put("category", issue.category().label())
                .put("code", issue.code())
                .put("message", issue.message());
    }
}
