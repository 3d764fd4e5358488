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

/** Bandit. */
final class Bandit implements Linter {

    @Override
    public boolean takesMany() {
        return true;
    }

    @Override
    public List<String> options() {
        return List.of("-q", "-f", "json", "--exit-zero");
    }

    @Override
    public Optional<List<Issue>> issues(Ending ending) {
        return Findings.object(new String(ending.out(), StandardCharsets.UTF_8))
                .filter(found -> ending.succeeded())
                .map(Bandit::all);
    }

    private static List<Issue> all(JsonNode found) {
        List<Issue> issues = new ArrayList<>();
        for (JsonNode node : found.path("errors")) {
            issues.add(new Issue(
                    node.path("filename").asText(),
                    0,
                    Severity.ERROR,
                    Category.SYNTAX,
                    "unreadable",
                    node.path("reason").asText()));
        }
        for (JsonNode node : found.path("results")) {
            issues.add(new Issue(
                    node.path("filename").asText(),
                    node.path("line_number").asInt(),
                    severity(node.path("issue_severity").asText()),
                    Category.SECURITY,
                    node.path("test_id").asText(),
                    node.path("issue_text").asText()));
        }
        return issues;
    }

    private static Severity severity(String told) {
        return switch (told) {
            case "HIGH" -> Severity.ERROR;
            case "MEDIUM" -> Severity.WARNING;
            default -> Severity.INFO;
        };
    }
}
