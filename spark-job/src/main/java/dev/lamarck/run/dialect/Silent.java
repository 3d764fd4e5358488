package dev.lamarck.run.dialect;

import dev.lamarck.conf.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The keys of OpenEvolve that have no effect, and why; keys with one reason are told of in one line. */
record Silent(Words words, Consumer<String> warn) {

    private static final String LOGS = "conf/spark/log4j2.properties says what is logged, and how";
    private static final String NO_MODEL = "no language model writes changes yet, so there are no prompts and no diffs";
    private static final String LENGTH =
            "a program may have any length; bound the feature 'lines' or 'complexity' with 'search.constraints'";
    private static final String TABLES = "every candidate is a row of the warehouse, and 'run.warehouse' says where";
    private static final String ARTIFACTS = "artifacts are rows of the table 'artifacts'";
    private static final String NEVER = "OpenEvolve does not read it either";
    private static final String STAGES = "stages are not read yet; 'schedule' changes settings at given generations";

    private static final Map<String, String> REASONS = new TreeMap<>(Map.ofEntries(
            Map.entry("checkpoint_interval", "every generation is kept, and a run goes on where it was"),
            Map.entry("log_level", LOGS),
            Map.entry("log_dir", LOGS),
            Map.entry("diff_based_evolution", NO_MODEL),
            Map.entry("diff_pattern", NO_MODEL),
            Map.entry("database.log_prompts", NO_MODEL),
            Map.entry("database.elite_selection_ratio", NO_MODEL),
            Map.entry("max_code_length", LENGTH),
            Map.entry("max_tasks_per_child", "each evaluation has processes of its own"),
            Map.entry("evolution_trace", TABLES),
            Map.entry("database.db_path", TABLES),
            Map.entry("database.in_memory", TABLES),
            Map.entry("database.diversity_metric", NEVER),
            Map.entry("allow_full_rewrites", NEVER),
            Map.entry("max_program_length", NEVER),
            Map.entry("algotune", NEVER),
            Map.entry("novelty", NEVER),
            Map.entry("database.diversity_reference_size", "diversity is measured on trees, without references"),
            Map.entry("database.artifacts_base_path", ARTIFACTS),
            Map.entry("database.artifact_size_threshold", ARTIFACTS),
            Map.entry("database.cleanup_old_artifacts", ARTIFACTS),
            Map.entry("database.artifact_retention_days", ARTIFACTS),
            Map.entry("database.max_snapshot_artifacts", ARTIFACTS),
            Map.entry("early_stopping_metric", "the first of 'search.objectives' is the score"),
            Map.entry("convergence_threshold", "any better score counts, however little better it is"),
            Map.entry("database.random_seed", "'random_seed' goes before it"),
            Map.entry("database.similarity_threshold", "it counts only with an 'embedding_model'"),
            Map.entry("stages", STAGES),
            Map.entry("stage_transitions", STAGES),
            Map.entry("adaptation_rules", STAGES),
            Map.entry("evolution.crossover_rate", "what 'mutation_rate' leaves is recombination")));

    /**
     * Tells of every key without effect.
     *
     * @param used the paths that were translated
     * @param paths all that are there
     */
    void tell(Set<String> used, Set<String> paths) {
        Map<String, List<String>> silent = new LinkedHashMap<>();
        for (String path : new TreeSet<>(paths)) {
            if (!used.contains(path)) {
                silent.computeIfAbsent(reason(path, used), reason -> new ArrayList<>())
                        .add(path);
            }
        }
        silent.forEach(this::tell);
    }

    /** Tells of a block that is for language models only. */
    void model(String block) {
        if (words.says(block)) {
            warn.accept(("%s: '%s' is unused until language models are there: the operators on syntax trees vary"
                            + " programs instead.")
                    .formatted(words.origin(block), block));
        }
    }

    private static String reason(String path, Set<String> used) {
        String known = REASONS.get(path);
        if (known != null) {
            return known;
        }
        int name = path.lastIndexOf('.') + 1;
        Set<String> beside = Stream.concat(REASONS.keySet().stream(), used.stream())
                .filter(other -> other.lastIndexOf('.') + 1 == name && other.startsWith(path.substring(0, name)))
                .map(other -> other.substring(name))
                .collect(Collectors.toSet());
        return Nearest.to(path.substring(name), beside)
                .map("no such setting is known; did you mean '%s'?"::formatted)
                .orElse("no such setting is known");
    }

    private void tell(String reason, List<String> paths) {
        String names = "'" + String.join("', '", paths) + "'";
        warn.accept("%s: %s %s no effect: %s%s"
                .formatted(
                        words.origin(paths.get(0)),
                        names,
                        paths.size() == 1 ? "has" : "have",
                        reason,
                        reason.endsWith("?") ? "" : "."));
    }
}
