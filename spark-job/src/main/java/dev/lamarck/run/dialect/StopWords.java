package dev.lamarck.run.dialect;

import dev.lamarck.conf.Block;
import dev.lamarck.syntax.Language;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What OpenEvolve says of a run as a whole: when it ends, its seed, the language of its program. */
record StopWords(Words words) {

    /** The keys that count here. */
    static final Set<String> KEYS =
            Set.of("max_iterations", "random_seed", "language", "file_suffix", "early_stopping_patience");

    private static final String ITERATIONS = "max_iterations";
    private static final String PATIENCE = "early_stopping_patience";
    private static final String THRESHOLD = "convergence_threshold";

    static int iterations(Words words) {
        return words.count(ITERATIONS, 1, 10_000);
    }

    /** An iteration makes a child, so the initial programs of the islands come on top; generations only bound it. */
    Block block(int size, int islands) {
        int iterations = iterations(words);
        Block block = Block.empty()
                .written("stop.evaluations", iterations + islands, words.origin(ITERATIONS))
                .written("stop.generations", iterations, words.origin(ITERATIONS));
        return language(seed(patience(block, size)));
    }

    private Block patience(Block block, int size) {
        if (!words.says(PATIENCE)) {
            return block;
        }
        int patience = (int) Math.rint(words.number(PATIENCE, 0));
        if (patience > 0) {
            int generations = (patience + size - 1) / size;
            return block.written("stop.patience", generations, words.origin(PATIENCE));
        }
        return untilScore()
                ? block.written("stop.target-score", words.number(THRESHOLD, 0.001), words.origin(THRESHOLD))
                : block;
    }

    /** With a patience below zero OpenEvolve stops as soon as the threshold is met. */
    boolean untilScore() {
        return words.says(PATIENCE) && words.number(PATIENCE, 0) < 0;
    }

    private Block seed(Block block) {
        String path = words.says("random_seed") ? "random_seed" : "database.random_seed";
        return words.says(path) ? block.written("run.seed", (long) words.number(path, 42), words.origin(path)) : block;
    }

    private Block language(Block block) {
        Optional<String> language = words.text("language");
        if (language.isPresent()) {
            return block.written("genome.program.language", known(language.get()), words.origin("language"));
        }
        return words.text("file_suffix")
                .filter(suffix -> !suffix.equals(".py")) // then the initial program's own name counts
                .flatMap(suffix -> Language.of(suffix.replaceFirst("^\\.", "")))
                .map(named -> block.written("genome.program.language", named.label(), words.origin("file_suffix")))
                .orElse(block);
    }

    private static String known(String language) {
        return Language.of(language).map(Language::label).orElse(language.toLowerCase(Locale.ROOT));
    }
}
