package dev.lamarck.evaluate.analysis;

import dev.lamarck.evaluate.sandbox.Ending;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Flake8, whose one fixed format is lines of text. */
final class Flake8 implements Linter {

    private static final Pattern LINE = Pattern.compile("(.+?)\\|(\\d+)\\|([A-Z]+\\d+)\\|(.*)");

    @Override
    public boolean takesMany() {
        return true;
    }

    @Override
    public List<String> options() {
        return List.of("--format=%(path)s|%(row)d|%(code)s|%(text)s", "--exit-zero", "--jobs=1");
    }

    @Override
    public Optional<List<Issue>> issues(Ending ending) {
        if (!ending.succeeded()) {
            return Optional.empty();
        }
        return Optional.of(new String(ending.out(), StandardCharsets.UTF_8)
                .lines()
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .map(line -> new Issue(
                        line.group(1),
                        Integer.parseInt(line.group(2)),
                        CodeRules.severity(line.group(3)),
                        CodeRules.category(line.group(3)),
                        line.group(3),
                        line.group(4)))
                .toList());
    }
}
