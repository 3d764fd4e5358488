package dev.lamarck.evaluate.analysis;

import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.conf.Former;
import dev.lamarck.conf.NonEmpty;
import dev.lamarck.conf.Positive;
import dev.lamarck.conf.Range;
import dev.lamarck.evaluate.sandbox.Limits;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Which tools look at a program. */
public record AnalysisSettings(
        @NonEmpty
        @Default("[pylint, flake8, mypy, bandit]")
        @Doc("the tools: names, or blocks with type (or name), weight, optional, path and arguments")
        List<Tool> tools,

        @Default("{}") @Doc("weights of tools in the overall score by their names, instead of those in their blocks")
        Map<String, Double> weights,

        @Doc("a folder where the tools are looked for before the PATH, such as the bin of a virtual environment")
        Optional<String> bin,

        @Positive @Default("32") @Doc("how many programs a tool is given at a time, if that changes nothing")
        int batch,

        @Doc("what one run of one tool may take") Limits limits) {

    /** The tools that are known. */
    public enum Kind {
        RUFF(Ruff::new),
        PYLINT(Pylint::new),
        FLAKE8(Flake8::new),
        MYPY(Mypy::new),
        BANDIT(Bandit::new),
        PMD(Pmd::new);

        private final Supplier<Linter> linter;

        Kind(Supplier<Linter> linter) {
            this.linter = linter;
        }

        Linter linter() {
            return linter.get();
        }

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One tool. */
    public record Tool(
            @Former("name") @Doc("which tool: ruff, pylint, flake8, mypy, bandit or pmd")
            Kind type,

            @Range(min = 0) @Default("1") @Doc("what its score counts for in the overall score")
            double weight,

            @Default("false") @Doc("whether it is left out where it is not installed, which is an error otherwise")
            boolean optional,

            @Doc("its executable; looked for by its name if absent")
            Optional<String> path,

            @Default("[]") @Doc("further arguments") List<String> arguments) {

        public Tool {
            arguments = List.copyOf(arguments);
        }
    }

    public AnalysisSettings {
        tools = List.copyOf(tools);
        weights = Map.copyOf(weights);
        if (tools.stream().map(Tool::type).distinct().count() < tools.size()) {
            throw new IllegalArgumentException("Cannot use a tool twice: name each of 'tools' once.");
        }
        for (String name : weights.keySet()) {
            if (tools.stream().noneMatch(tool -> tool.type().label().equals(name))) {
                throw new IllegalArgumentException(
                        "There is a weight for '%s', which is none of 'tools'. Add the tool, or take the weight away."
                                .formatted(name));
            }
        }
    }

    double weight(Tool tool) {
        return weights.getOrDefault(tool.type().label(), tool.weight());
    }
}
