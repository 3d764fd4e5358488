package dev.lamarck.cli;

import dev.lamarck.conf.Binder;
import dev.lamarck.conf.Block;
import dev.lamarck.conf.ConfException;
import dev.lamarck.evaluate.Catalogs;
import dev.lamarck.evaluate.Evaluator;
import dev.lamarck.evaluate.EvaluatorSettings;
import dev.lamarck.evaluate.dialect.OpenEvolve;
import dev.lamarck.genome.NotTextException;
import dev.lamarck.genome.Program;
import dev.lamarck.genome.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** From the words on a command line to an evaluator and a program. */
record Target(Optional<Block> config, List<String> set, Map<String, String> environment, Consumer<String> warn) {

    /** The seed that the configuration gives. */
    Optional<Long> seed() {
        return config.flatMap(block -> OpenEvolve.speaks(block)
                ? OpenEvolve.seed(block)
                : block.text("run.seed")
                        .filter(text -> text.matches("-?\\d{1,18}"))
                        .map(Long::parseLong));
    }

    /** The evaluator that a word on the command line means. */
    Evaluator evaluator(String word) {
        Block block = named(word);
        if (config.isPresent()) {
            Block asked = config.get();
            boolean foreign = OpenEvolve.speaks(asked);
            Block own = foreign ? OpenEvolve.evaluator(asked, warn) : asked.at("evaluator.config");
            block = Block.empty()
                    .with("config", "{}")
                    .overlaidBy(own.under("config"))
                    .overlaidBy(block);
        }
        block = assigned(block, "config.", set);
        return new Binder()
                .bind(block.expanded(environment), EvaluatorSettings.class)
                .create();
    }

    /** A block with what assignments on the command line say of the keys below a prefix. */
    static Block assigned(Block block, String prefix, List<String> assignments) {
        Block assigned = block;
        for (String assignment : assignments) {
            int equals = assignment.indexOf('=');
            if (equals < 1) {
                throw new ConfException(
                        "'--set %s' is no KEY=VALUE, such as limits.timeout=10s.".formatted(assignment));
            }
            assigned = assigned.with(prefix + assignment.substring(0, equals), assignment.substring(equals + 1));
        }
        return assigned;
    }

    /** The block of the evaluator that a word means: a file, or a name. */
    static Block named(String word) {
        Path file = Path.of(word);
        String name = word.toLowerCase(Locale.ROOT);
        if (Catalogs.evaluators().names().contains(name)) {
            return Block.ofMap(Map.of("type", name));
        }
        if (name.endsWith(".yaml") || name.endsWith(".yml")) {
            Block block = Block.ofFile(file);
            return block.value("evaluator").isPresent() ? block.at("evaluator") : block;
        }
        if (name.endsWith(".py") || name.endsWith(".java")) {
            String type = name.endsWith(".py") ? "python" : "java";
            return Block.ofMap(Map.of("type", type, "config", Map.of("evaluator", word)));
        }
        if (Files.isExecutable(file) && Files.isRegularFile(file)) {
            List<String> command = List.of(file.toAbsolutePath().toString(), "{program}");
            return Block.ofMap(Map.of("type", "command", "config", Map.of("command", command)));
        }
        throw new ConfException(
                CliErrors.noEvaluator(word, Catalogs.evaluators().names()));
    }

    /** The program in files: named from the first one's folder. */
    static Program program(List<Path> files, Optional<String> language) {
        Path folder = Optional.ofNullable(
                        files.get(0).toAbsolutePath().normalize().getParent())
                .orElse(files.get(0).getRoot());
        List<SourceFile> sources = new ArrayList<>();
        for (Path file : files) {
            Path inside = folder.relativize(file.toAbsolutePath().normalize());
            String path = inside.startsWith("..") ? String.valueOf(file.getFileName()) : inside.toString();
            sources.add(new SourceFile(path.replace('\\', '/'), text(file)));
        }
        return new Program(language.orElseGet(() -> sources.get(0).language()), sources);
    }

    private static String text(Path file) {
        try {
            return SourceFile.decoded(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw new ConfException("There is no program '%s'. Check the path.".formatted(file), e);
        } catch (NotTextException e) {
            throw new ConfException(
                    "The program '%s' is not text in UTF-8: see line %d. Convert it.".formatted(file, e.line()), e);
        } catch (IOException e) {
            throw new ConfException("Cannot read the program '%s': %s".formatted(file, e), e);
        }
    }
}
