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

/** Pylint. It looks for code that several files share, so it gets one program at a time. */
final class Pylint implements Linter {

    private static final int USAGE_ERROR = 32;

    @Override
    public boolean takesMany() {
        return false;
    }

    @Override
    public List<String> options() {
        return List.of("--output-format=json2", "--score=n", "--persistent=n");
    }

    @Override
    public Optional<List<Issue>> issues(Ending ending) {
        return Findings.object(new String(ending.out(), StandardCharsets.UTF_8))
                .filter(found -> ending.how() == Ending.How.EXITED && ending.code() < USAGE_ERROR)
                .map(found -> all(found.path("messages")));
    }

    private static List<Issue> all(JsonNode messages) {
        List<Issue> issues = new ArrayList<>();
        for (JsonNode node : messages) {
            String type = node.path("type").asText();
            boolean syntax = node.path("symbol").asText().equals("syntax-error");
            issues.add(new Issue(
                    node.path("path").asText(),
                    node.path("line").asInt(),
                    severity(type),
                    syntax ? Category.SYNTAX : category(type),
                    node.path("symbol").asText(),
                    node.path("message").asText()));
        }
        return issues;
    }

    private static Severity severity(String type) {
        return switch (type) {
            case "fatal", "error" -> Severity.ERROR;
            case "warning" -> Severity.WARNING;
            default -> Severity.INFO;
        };
    }

    private static Category category(String type) {
        return switch (type) {
            case "refactor" -> Category.DESIGN;
            case "convention", "information", "info" -> Category.STYLE;
            default -> Category.CORRECTNESS;
        };
    }
}
