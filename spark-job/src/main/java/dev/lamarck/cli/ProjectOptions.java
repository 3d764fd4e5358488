package dev.lamarck.cli;

import dev.lamarck.conf.Block;
import dev.lamarck.conf.ConfException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** A program and its evaluator by their files, as OpenEvolve's projects have them. */
final class ProjectOptions {

    private static final String INITIAL = "--initial";
    private static final String EVALUATOR = "--evaluator";
    private static final String OBJECTIVES = "search.objectives";

    @Option(
            names = INITIAL,
            paramLabel = "FILE",
            split = ",",
            description =
                    "The program to begin with; several files with commas between, the first one is what evaluators"
                            + " start. Default: the setting genome.program.")
    List<Path> initial = new ArrayList<>();

    @Option(
            names = EVALUATOR,
            paramLabel = "FILE",
            description =
                    "What scores the programs: a Python file with evaluate(program_path), a Java file, a YAML file"
                            + " with the block of an evaluator, an executable, or the name of a built-in one. Default: the"
                            + " setting evaluator.")
    Optional<String> evaluator = Optional.empty();

    /** The settings with the files of the project, which go before all others. */
    Block over(Block settings, Map<String, String> environment, Consumer<String> warn) {
        evaluator
                .filter(word -> word.matches("(?i).*\\.(py|java)"))
                .filter(word -> !Files.isRegularFile(Path.of(word)))
                .ifPresent(word -> {
                    throw new ConfException(CliErrors.noEvaluatorFile(word));
                });
        Block scored = evaluator.isPresent()
                ? scored(settings, Target.named(evaluator.get()).expanded(environment), warn)
                : settings;
        return initial.isEmpty() ? scored : begun(scored);
    }

    /** Settings of another kind of evaluator do not hold for this one. */
    private Block scored(Block settings, Block named, Consumer<String> warn) {
        Optional<String> type = named.text("type");
        boolean alike = type.isPresent() && type.equals(settings.text("evaluator.type"));
        if (!alike && !settings.at("evaluator.config").isEmpty()) {
            warn.accept(
                    "The settings in 'evaluator.config' are those of another evaluator than %s, so they do not hold."
                            .formatted(evaluator.orElseThrow()));
        }
        Block others = settings.without("evaluator.class").without("evaluator.assets");
        Block block = (alike ? others : others.without("evaluator.config").without("evaluator.type"))
                .overlaidBy(located(named).under("evaluator"));
        return type.filter("python"::equals).isPresent()
                        && block.value(OBJECTIVES).isEmpty()
                ? block.written(OBJECTIVES, List.of(Map.of("metric", "combined_score")), "the default of OpenEvolve")
                : block;
    }

    /** Says of each value that it comes from the flag, unless a file has it. */
    private static Block located(Block named) {
        return named.origin("type").filter(origin -> origin.contains(":")).isPresent()
                ? named
                : Block.empty().written("x", named.toMap(), EVALUATOR).at("x");
    }

    private Block begun(Block settings) {
        for (Path file : initial) {
            if (!Files.isRegularFile(file)) {
                throw new ConfException(CliErrors.noInitial(file));
            }
        }
        if (settings.text("evaluator.type").isEmpty()
                && settings.text("evaluator.class").isEmpty()) {
            throw new ConfException(CliErrors.notScored(initial.get(0)));
        }
        Path folder = folder();
        List<String> files = initial.stream()
                .map(file ->
                        folder.relativize(file.toAbsolutePath().normalize()).toString())
                .toList();
        return settings.without("genome.program.sources")
                .written("genome.type", "program", INITIAL)
                .written("genome.program.folder", shown(), INITIAL)
                .written("genome.program.files", files, INITIAL);
    }

    private Path folder() {
        Path first = initial.get(0).toAbsolutePath().normalize();
        return Optional.ofNullable(first.getParent()).orElse(first);
    }

    /** The folder as the person wrote it. */
    private String shown() {
        return Optional.ofNullable(initial.get(0).getParent())
                .map(Path::toString)
                .orElse(".");
    }

    /** What the project may be called: the program, or the folder that it is in. */
    List<String> names() {
        return initial.isEmpty()
                ? List.of()
                : List.of(
                        String.valueOf(initial.get(0).getFileName()).replaceFirst("\\.[^.]*$", ""),
                        String.valueOf(folder().getFileName()));
    }
}
