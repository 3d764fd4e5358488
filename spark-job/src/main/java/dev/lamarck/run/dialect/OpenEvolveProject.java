package dev.lamarck.run.dialect;

import dev.lamarck.conf.Block;
import dev.lamarck.conf.Dialect;
import dev.lamarck.evaluate.dialect.OpenEvolve;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A configuration of OpenEvolve as settings of a run, with OpenEvolve's defaults where it is silent. Settings of our own
 * may stand beside its keys, and go before what those come to. In a file of our own only the keys of the founding
 * documents are translated.
 */
public final class OpenEvolveProject implements Dialect {

    private static final Set<String> SIGNS = Set.of(
            "max_iterations",
            "checkpoint_interval",
            "random_seed",
            "diff_based_evolution",
            "max_code_length",
            "early_stopping_patience",
            "llm",
            "prompt",
            "database");

    private static final Set<String> FOUNDING = Set.of("mutation_operators", "adaptive", "evolution");

    /** What a file of our own may have at the top. */
    private static final Set<String> OURS = Set.of(
            "run", "stop", "genome", "search", "generation", "schedule", "execution", "store", "profile", "profiles");

    private static final Set<String> OURS_OF_THE_EVALUATOR =
            Set.of("type", "class", "measured", "resources", "check", "assets", "config");

    /** Blocks whose keys are told of one by one, or as one. */
    private static final Set<String> BLOCKS =
            Set.of("llm", "prompt", "database", "evaluator", "evolution", "parallel_evaluations");

    @Override
    public Optional<Block> translate(Block raw, Consumer<String> warn) {
        Words words = new Words(raw);
        Set<String> keys = words.keys("");
        if (!Collections.disjoint(keys, SIGNS) || OpenEvolve.evaluates(raw)) {
            return Optional.of(whole(words, warn));
        }
        return Collections.disjoint(keys, FOUNDING) ? Optional.empty() : Optional.of(founding(words, warn));
    }

    private static Block founding(Words words, Consumer<String> warn) {
        Block block = words.raw();
        for (String key : FOUNDING) {
            block = block.without(key);
        }
        new Silent(words, warn).tell(used(words), paths(words, "evolution"));
        return new OperatorWords(words, warn).block().overlaidBy(block);
    }

    private static Block whole(Words words, Consumer<String> warn) {
        SearchWords search = new SearchWords(words);
        Block block = search.block()
                .overlaidBy(new StopWords(words).block(search.size(), search.islands()))
                .overlaidBy(new OperatorWords(words, warn).block())
                .overlaidBy(evaluator(words, warn))
                .overlaidBy(program(words));
        tell(words, new Silent(words, warn));
        return block.overlaidBy(own(words));
    }

    private static Block program(Words words) {
        String first = words.keys("").stream().sorted().findFirst().orElseThrow();
        return words.says("genome")
                ? Block.empty()
                : Block.empty().written("genome.type", "program", words.origin(first));
    }

    /** OpenEvolve's evaluators are Python. */
    private static Block evaluator(Words words, Consumer<String> warn) {
        Optional<String> type = words.text("evaluator.type").or(() -> words.text("evaluator.class"));
        if (words.says("composite_evaluator.evaluators")
                || !type.orElse("python").equals("python")) {
            if (OpenEvolve.evaluates(words.raw())) {
                warn.accept(
                        ("%s: OpenEvolve's keys in 'evaluator' have no effect: they are for evaluators in Python. Set"
                                        + " 'evaluator.config'.")
                                .formatted(words.origin("evaluator")));
            }
            return Block.empty();
        }
        Block config = OpenEvolve.evaluator(words.raw(), warn);
        return config.under("evaluator.config").written("evaluator.type", "python", OpenEvolve.SILENCE);
    }

    /** What the file says in our own words. */
    private static Block own(Words words) {
        Block evaluator = words.raw().at("evaluator").only(OURS_OF_THE_EVALUATOR);
        Block rest = words.raw().only(ours(words));
        return evaluator.isEmpty() ? rest : rest.overlaidBy(evaluator.under("evaluator"));
    }

    /** The keys that stay, those that another dialect translates among them. */
    private static Set<String> ours(Words words) {
        Set<String> ours = new TreeSet<>(OURS);
        Stream.of("evaluation.distributed", "composite_evaluator.evaluators")
                .filter(words::says)
                .forEach(path -> ours.add(path.substring(0, path.indexOf('.'))));
        return ours;
    }

    private static void tell(Words words, Silent silent) {
        silent.model("llm");
        silent.model("prompt");
        Set<String> paths = new TreeSet<>(words.keys(""));
        paths.removeAll(ours(words));
        paths.removeAll(BLOCKS);
        paths.addAll(paths(words, "database"));
        paths.addAll(paths(words, "evolution"));
        silent.tell(used(words), paths);
    }

    private static Set<String> paths(Words words, String block) {
        return words.keys(block).stream().map(key -> block + "." + key).collect(Collectors.toSet());
    }

    private static Set<String> used(Words words) {
        Set<String> used = Stream.of(
                        StopWords.KEYS.stream(),
                        OperatorWords.KEYS.stream(),
                        OperatorWords.KEYS.stream().map("evolution."::concat),
                        OperatorWords.KNOBS.stream().map("evolution."::concat),
                        OperatorWords.KNOBS.stream().map("database."::concat),
                        SearchWords.KEYS.stream().map("database."::concat))
                .flatMap(keys -> keys)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!words.says("random_seed")) {
            used.add("database.random_seed");
        }
        if (!words.says("database.embedding_model")) {
            used.remove("database.similarity_threshold");
        }
        if (new StopWords(words).untilScore()) {
            used.add("convergence_threshold");
        }
        if (words.text("early_stopping_metric").filter("combined_score"::equals).isPresent()) {
            used.add("early_stopping_metric");
        }
        return used;
    }
}
