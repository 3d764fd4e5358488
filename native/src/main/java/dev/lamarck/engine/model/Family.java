package dev.lamarck.engine.model;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Models whose configurations have the same keys and whose tensors have the same names.
 *
 * @param name as {@code architectures} in a configuration has it
 * @param aliases other names there
 * @param types as {@code model_type} has it
 * @param reading what a configuration says
 * @param layouts the names that its tensors have had, the usual ones first
 * @param needless the names of tensors that its checkpoints hold and nobody needs
 */
record Family(
        String name,
        Set<String> aliases,
        Set<String> types,
        Function<JsonFile, Architecture> reading,
        List<Layout> layouts,
        Pattern needless) {

    private static final Pattern LEGACY =
            Pattern.compile(".*(rotary_emb\\.inv_freq|rotary_emb\\.(cos|sin)_cached|masked_bias|position_ids)");

    Family {
        aliases = Set.copyOf(aliases);
        types = Set.copyOf(types);
        layouts = List.copyOf(layouts);
    }

    Family(String name, Set<String> types, Function<JsonFile, Architecture> reading, List<Layout> layouts) {
        this(name, Set.of(), types, reading, layouts, LEGACY);
    }

    boolean isCalled(String architecture) {
        return name.equals(architecture) || aliases.contains(architecture);
    }

    /** The layout of a checkpoint with these tensors; the usual one if it fits none. */
    Layout layout(Set<String> tensors) {
        return layouts.stream()
                .filter(layout -> layout.names(tensors))
                .findFirst()
                .orElse(layouts.get(0));
    }
}
