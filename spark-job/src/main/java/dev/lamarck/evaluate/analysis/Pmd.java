package dev.lamarck.evaluate.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lamarck.evaluate.analysis.Issue.Category;
import dev.lamarck.evaluate.analysis.Issue.Severity;
import dev.lamarck.evaluate.foreign.Findings;
import dev.lamarck.evaluate.sandbox.Ending;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** PMD, for Java. It resolves types across files, so it gets one program at a time. */
final class Pmd implements Linter {

    @Override
    public String suffix() {
        return ".java";
    }

    @Override
    public boolean takesMany() {
        return false;
    }

    @Override
    public List<String> options() {
        return List.of(
                "check",
                "--format",
                "json",
                "--no-cache",
                "--no-progress",
                "--no-fail-on-violation",
                "--no-fail-on-error");
    }

    /** It has no rules of its own, and each file has an option of its own. */
    @Override
    public List<String> arguments(List<String> further, List<String> files) {
        List<String> arguments = new ArrayList<>(options());
        if (further.stream().noneMatch(argument -> argument.equals("-R") || argument.startsWith("--rulesets"))) {
            arguments.addAll(List.of("--rulesets", "rulesets/java/quickstart.xml"));
        }
        arguments.addAll(further);
        files.forEach(file -> arguments.addAll(List.of("--dir", file)));
        return arguments;
    }

    @Override
    public Optional<List<Issue>> issues(Ending ending) {
        return Findings.object(new String(ending.out(), StandardCharsets.UTF_8))
                .filter(found -> ending.succeeded())
                .map(Pmd::all);
    }

    private static List<Issue> all(JsonNode found) {
        List<Issue> issues = new ArrayList<>();
        for (JsonNode node : found.path("processingErrors")) {
            issues.add(new Issue(
                    node.path("filename").asText(),
                    0,
                    Severity.ERROR,
                    Category.SYNTAX,
                    "unreadable",
                    node.path("message").asText()));
        }
        for (JsonNode file : found.path("files")) {
            for (JsonNode node : file.path("violations")) {
                issues.add(new Issue(
                        file.path("filename").asText(),
                        node.path("beginline").asInt(),
                        severity(node.path("priority").asInt()),
                        category(node.path("ruleset").asText()),
                        node.path("rule").asText(),
                        node.path("description").asText()));
            }
        }
        return issues;
    }

    /** PMD's priorities go from 1, which has to be changed, to 5, which may be left. */
    private static Severity severity(int priority) {
        if (priority <= 2) {
            return Severity.ERROR;
        }
        return priority == 3 ? Severity.WARNING : Severity.INFO;
    }

    private static Category category(String ruleset) {
        return switch (ruleset) {
            case "Error Prone", "Multithreading" -> Category.CORRECTNESS;
            case "Security" -> Category.SECURITY;
            case "Performance" -> Category.PERFORMANCE;
            case "Design", "Best Practices" -> Category.DESIGN;
            default -> Category.STYLE;
        };
    }
}
