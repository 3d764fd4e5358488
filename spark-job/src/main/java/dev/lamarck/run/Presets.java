package dev.lamarck.run;

import dev.lamarck.conf.Block;
import dev.lamarck.genome.SourceFile;
import dev.lamarck.syntax.Language;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What settings come to that are silent, where that depends on what else they say: the operators of programs. */
public final class Presets {

    private static final String OPERATORS = "search.operators";
    private static final String ADAPTIVE = "search.adaptive";
    private static final String CHOICE = "search.choice";
    private static final String PROGRAM = "genome.program.";
    private static final String ORIGIN = "the default for programs";

    private static final List<Map<String, Object>> ON_TREES = List.of(
            operator("semantic", 0.4),
            operator("random", 0.4),
            operator("graft", 0.1),
            operator("merge", 0.05),
            operator("revert", 0.05));

    private static final List<Map<String, Object>> ON_TEXT = List.of(Map.of("type", "text"));

    private Presets() {}

    private static Map<String, Object> operator(String type, double weight) {
        return Map.of("type", type, "weight", weight);
    }

    /**
     * The settings with what they leave open.
     *
     * @param said hears of what is offered less than usual
     */
    public static Block under(Block block, Consumer<String> said) {
        Block known = inOneWord(block);
        boolean program =
                known.text("genome.type").filter("program"::equalsIgnoreCase).isPresent();
        if (!program || known.value(OPERATORS).isPresent()) {
            return known;
        }
        boolean trees = files(known).anyMatch(file -> language(known, file).isPresent());
        if (!trees) {
            said.accept("No grammar for '%s': only text-level operators are offered.".formatted(name(known)));
        }
        return known.written(OPERATORS, trees ? ON_TREES : ON_TEXT, ORIGIN);
    }

    /** The settings with {@code search.adaptive} under the name that it has here, {@code search.choice}. */
    static Block inOneWord(Block block) {
        Optional<Object> adaptive = block.value(ADAPTIVE);
        if (adaptive.isEmpty()) {
            return block;
        }
        String origin = block.origin(ADAPTIVE).orElseThrow();
        Block asked = choice(adaptive.get(), origin);
        Block given = block.value(CHOICE).map(value -> choice(value, origin)).orElse(asked);
        if (!asked.equals(given)) {
            throw RunErrors.twoChoices(asked, given);
        }
        return block.without(ADAPTIVE).overlaidBy(asked.under(CHOICE));
    }

    private static Block choice(Object value, String origin) {
        Object type = value instanceof String name ? name.replace('_', '-') : value;
        return value instanceof Map<?, ?> map
                ? Block.empty().written("x", map, origin).at("x")
                : Block.empty().written("type", type, origin);
    }

    private static Stream<String> files(Block block) {
        Stream<?> sources = block.value(PROGRAM + "sources").orElse(List.of()) instanceof List<?> list
                ? list.stream().map(source -> source instanceof Map<?, ?> map ? map.get("path") : source)
                : Stream.empty();
        Stream<?> files = block.value(PROGRAM + "files").orElse(List.of()) instanceof List<?> list
                ? list.stream()
                : Stream.empty();
        return Stream.concat(sources, files).map(String::valueOf);
    }

    private static Optional<Language> language(Block block, String file) {
        SourceFile named = new SourceFile(String.valueOf(Path.of(file).getFileName()), "");
        return Language.of(named, block.text(PROGRAM + "language").orElse(""));
    }

    /** What the person calls the language: its name, or what the first file's name ends in. */
    private static String name(Block block) {
        return block.text(PROGRAM + "language")
                .orElseGet(() -> files(block)
                        .findFirst()
                        .map(file -> file.substring(file.lastIndexOf('.') + 1))
                        .orElse(""));
    }
}
