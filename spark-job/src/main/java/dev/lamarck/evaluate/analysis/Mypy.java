package dev.lamarck.evaluate.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lamarck.evaluate.analysis.Issue.Category;
import dev.lamarck.evaluate.analysis.Issue.Severity;
import dev.lamarck.evaluate.foreign.Findings;
import dev.lamarck.evaluate.sandbox.Ending;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Mypy. One program that it cannot parse keeps it from looking at any other, which counts as not having done its work
 * if there were others.
 */
final class Mypy implements Linter {

    private static final int NOT_CHECKED = 2;

    @Override
    public boolean takesMany() {
        return true;
    }

    @Override
    public List<String> options() {
        return List.of(
                "--output=json",
                "--no-error-summary",
                "--cache-dir=/dev/null",
                "--namespace-packages",
                "--explicit-package-bases",
                "--ignore-missing-imports");
    }

    @Override
    public Optional<List<Issue>> issues(Ending ending) {
        if (ending.how() != Ending.How.EXITED || ending.code() > NOT_CHECKED) {
            return Optional.empty();
        }
        List<Issue> issues = new String(ending.out(), StandardCharsets.UTF_8)
                .lines()
                .flatMap(line -> Findings.object(line).stream())
                .map(Mypy::issue)
                .toList();
        boolean worked = ending.code() < NOT_CHECKED || !issues.isEmpty();
        return worked ? Optional.of(issues) : Optional.empty();
    }

    /** Whether it has looked at every file that it was given. */
    static boolean lookedAtAll(Ending ending) {
        return ending.code() < NOT_CHECKED;
    }

    private static Issue issue(JsonNode node) {
        String code = node.path("code").asText("");
        boolean syntax = code.equals("syntax");
        return new Issue(
                node.path("file").asText(),
                node.path("line").asInt(),
                node.path("severity").asText().equals("error") ? Severity.ERROR : Severity.INFO,
                syntax ? Category.SYNTAX : Category.TYPES,
                code,
                node.path("message").asText());
    }
}
