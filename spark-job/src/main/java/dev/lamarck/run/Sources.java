package dev.lamarck.run;

import dev.lamarck.conf.Binder;
import dev.lamarck.conf.Block;
import dev.lamarck.conf.ConfException;
import dev.lamarck.evaluate.AssetFiles;
import dev.lamarck.evaluate.Evaluator;
import dev.lamarck.evaluate.EvaluatorSettings;
import dev.lamarck.evolve.GenomeSettings;
import dev.lamarck.evolve.ProgramSettings;
import dev.lamarck.genome.NotTextException;
import dev.lamarck.genome.SourceFile;
import dev.lamarck.spark.Luggage;
import dev.lamarck.store.HadoopConf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes what a run reads from the disk of the person who starts it into the settings: the text of the initial program,
 * and the hash of the evaluator's files. So a run needs these files once, and others are noticed.
 */
public final class Sources {

    private static final long LONGEST = 4 << 20;

    private Sources() {}

    /** The settings with what they name read, unless it was read before. */
    public static Block taken(Block block) {
        return withAssets(withProgram(Presets.under(block, said -> {})));
    }

    /** Where the evaluator's files are kept; they are put there now if they are not. */
    static Luggage luggage(RunSettings settings, String warehouse, HadoopConf conf) {
        Optional<String> digest = settings.evaluator().assets();
        if (digest.isEmpty()) {
            return Luggage.nothing(conf);
        }
        Luggage luggage = Luggage.of(warehouse, digest.get(), conf);
        if (!luggage.isStored()) {
            AssetFiles files = assets(settings.evaluator());
            if (!files.digest().toString().equals(digest.get())) {
                throw RunErrors.luggageGone(luggage.uri());
            }
            luggage.store(files.files());
        }
        return luggage;
    }

    private static Block withAssets(Block block) {
        EvaluatorSettings settings = RunSettings.of(block).evaluator();
        if (settings.assets().isPresent()) {
            settings.create().close();
            return block;
        }
        AssetFiles files = assets(settings);
        return files.files().isEmpty()
                ? block
                : block.overlaidBy(Block.ofMap(
                        Map.of("evaluator", Map.of("assets", files.digest().toString()))));
    }

    private static AssetFiles assets(EvaluatorSettings settings) {
        try (Evaluator evaluator = settings.create()) {
            return AssetFiles.of(evaluator.assets(), path -> Path.of(path).toAbsolutePath());
        }
    }

    private static Block withProgram(Block block) {
        if (!block.text("genome.type").map("program"::equalsIgnoreCase).orElse(false)) {
            return block;
        }
        ProgramSettings program =
                new Binder().bind(block.at("genome"), GenomeSettings.class).program();
        if (!program.sources().isEmpty()) {
            return block;
        }
        List<Map<String, Object>> sources = new ArrayList<>();
        for (String file : program.files()) {
            sources.add(source(program, file, file, 0));
        }
        for (String seed : program.seeds()) {
            sources.add(source(
                    program, program.files().get(0), seed, 1 + program.seeds().indexOf(seed)));
        }
        return block.overlaidBy(Block.ofMap(Map.of("genome", Map.of("program", Map.of("sources", sources)))));
    }

    private static Map<String, Object> source(ProgramSettings program, String path, String file, int seed) {
        String inside = path.startsWith("/") || path.startsWith("..")
                ? String.valueOf(Path.of(path).getFileName())
                : path;
        return Map.of("path", inside, "text", text(Path.of(program.folder()).resolve(file)), "seed", seed);
    }

    private static String text(Path file) {
        try {
            if (Files.size(file) > LONGEST) {
                throw RunErrors.sourceTooLong(file, LONGEST);
            }
            return SourceFile.decoded(Files.readAllBytes(file));
        } catch (NotTextException e) {
            throw RunErrors.notText(file, e.line(), e);
        } catch (NoSuchFileException e) {
            throw RunErrors.noSource(file, e);
        } catch (IOException e) {
            throw new ConfException("Cannot read '" + file + "' of the initial program: " + e.getMessage(), e);
        }
    }
}
