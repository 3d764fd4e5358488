package dev.lamarck.engine.adapter;

import java.util.List;
import java.util.Optional;

/**
 * What {@code adapter_config.json} says.
 *
 * @param base the model that the adapter was made for, as its maker called it
 * @param excluded modules that are not changed although they are among the targets
 * @param saved modules that the adapter replaces as a whole
 * @param dropout of the input, in training only
 */
public record PeftConfig(
        Optional<String> base,
        Strength strength,
        Targets targets,
        Excluded excluded,
        List<String> saved,
        double dropout) {

    /** Modules by their paths or ends of paths, or by an expression; nothing is excluded by two empty ones. */
    public record Excluded(List<String> names, Optional<String> expression) {
        public Excluded {
            names = List.copyOf(names);
        }

        boolean include(String module) {
            return names.stream().anyMatch(name -> module.equals(name) || module.endsWith("." + name))
                    || expression
                            .filter(some -> PythonPattern.of(some).matches(module))
                            .isPresent();
        }
    }

    public PeftConfig {
        saved = List.copyOf(saved);
    }

    /** Whether the adapter adds something to a linear module. */
    public boolean changes(String module) {
        return targets.include(module) && !excluded.include(module) && !replaces(module);
    }

    private boolean replaces(String module) {
        return saved.stream()
                .anyMatch(name ->
                        PythonPattern.of("(^|.*\\.)" + name + "($|\\..*)").begins(module));
    }
}
