package dev.lamarck.evaluate.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lamarck.evaluate.foreign.Findings;
import dev.lamarck.evaluate.sandbox.Ending;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Ruff. */
final class Ruff implements Linter {

    private static final String NO_SYNTAX = "E999";

    @Override
    public boolean takesMany() {
        return true;
    }

    @Override
    public List<String> options() {
        return List.of("check", "--output-format=json", "--exit-zero", "--no-cache");
    }

    @Override
    public Optional<List<Issue>> issues(Ending ending) {
        return Findings.json(new String(ending.out(), StandardCharsets.UTF_8))
                .filter(found -> ending.succeeded() && found.isArray())
                .map(Ruff::all);
    }

    private static List<Issue> all(JsonNode found) {
        List<Issue> issues = new ArrayList<>();
        for (JsonNode node : found) {
            String told = node.path("code").asText("");
            String code = told.isEmpty() || told.equals("null") || told.equals("invalid-syntax") ? NO_SYNTAX : told;
            issues.add(new Issue(
                    node.path("filename").asText(),
                    node.path("location").path("row").asInt(),
                    CodeRules.severity(code),
                    CodeRules.category(code),
                    code,
                    node.path("message").asText()));
        }
        return issues;
    }
}
