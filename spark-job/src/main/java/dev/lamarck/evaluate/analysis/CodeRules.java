package dev.lamarck.evaluate.analysis;

import dev.lamarck.evaluate.analysis.Issue.Category;
import dev.lamarck.evaluate.analysis.Issue.Severity;
import java.util.List;
import java.util.regex.Pattern;

/** What the codes of ruff and flake8 mean, which give their rules the same names. */
final class CodeRules {

    /** Rules that only code breaks which cannot work: no syntax, undefined names, misused statements. */
    private static final Pattern BROKEN = Pattern.compile("E9.*|F63.*|F7.*|F82.*|PLE.*");

    private static final Pattern DOUBTFUL = Pattern.compile("(F|B|S|C9|PLW|RUF|ASYNC|BLE|TRY|PERF)\\d.*");

    private record Family(Pattern codes, Category category) {}

    private static final List<Family> FAMILIES = List.of(
            new Family(Pattern.compile("E9.*"), Category.SYNTAX),
            new Family(Pattern.compile("(F|B|PLE|PLW|RUF|ASYNC|BLE|TRY)\\d.*"), Category.CORRECTNESS),
            new Family(Pattern.compile("(ANN|TCH|TC|UP|PYI)\\d.*"), Category.TYPES),
            new Family(Pattern.compile("S\\d.*"), Category.SECURITY),
            new Family(Pattern.compile("PERF\\d.*"), Category.PERFORMANCE),
            new Family(Pattern.compile("(C9|PLR|SIM|ARG|C4)\\d.*"), Category.DESIGN));

    private CodeRules() {}

    static Severity severity(String code) {
        if (BROKEN.matcher(code).matches()) {
            return Severity.ERROR;
        }
        return DOUBTFUL.matcher(code).matches() ? Severity.WARNING : Severity.INFO;
    }

    static Category category(String code) {
        return FAMILIES.stream()
                .filter(family -> family.codes().matcher(code).matches())
                .map(Family::category)
                .findFirst()
                .orElse(Category.STYLE);
    }
}
