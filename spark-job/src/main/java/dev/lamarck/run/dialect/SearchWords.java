package dev.lamarck.run.dialect;

import dev.lamarck.conf.Block;
import dev.lamarck.evaluate.dialect.OpenEvolve;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What OpenEvolve's block {@code database} says of the search. Its time is counted in iterations, ours in generations, so
 * what it counts is divided by the children that a generation, or an island of one, has.
 */
record SearchWords(Words words) {

    /** The keys of {@code database} that count here. */
    static final Set<String> KEYS = Set.of(
            "population_size",
            "archive_size",
            "num_islands",
            "exploration_ratio",
            "exploitation_ratio",
            "feature_dimensions",
            "feature_bins",
            "migration_interval",
            "migration_rate",
            "embedding_model",
            "similarity_threshold");

    private static final String ISLANDS = "database.num_islands";
    private static final String DIMENSIONS = "database.feature_dimensions";
    private static final String BINS = "database.feature_bins";
    private static final String INTERVAL = "database.migration_interval";
    private static final List<String> USUAL = List.of("complexity", "diversity");
    private static final int LEAST = 8;
    private static final int CHILDREN_OF_AN_ISLAND = 4;

    /** The children of a generation: few, as many generations are worth more than many children of old parents. */
    int size() {
        return Math.min(Math.max(LEAST, CHILDREN_OF_AN_ISLAND * islands()), StopWords.iterations(words));
    }

    int islands() {
        return words.count(ISLANDS, 1, 5);
    }

    Block block() {
        Block features = Block.empty()
                .written("search.size", size(), words.origin("max_iterations"))
                .written("search.islands", islands(), words.origin(ISLANDS))
                .written("search.objectives", List.of(Map.of("metric", "combined_score")), OpenEvolve.SILENCE)
                .written("search.features", features(), words.origin(DIMENSIONS));
        return novelty(parents(migration(survival(features))));
    }

    private List<?> features() {
        return words.says(DIMENSIONS) ? words.list(DIMENSIONS) : USUAL;
    }

    private Block survival(Block block) {
        int population = words.count("database.population_size", 1, 1000);
        int each = Math.max(1, (population + islands() - 1) / islands());
        Map<String, Object> grid = Map.of("type", "map-elites", "config", grid());
        Map<String, Object> others = Map.of("type", "elites", "config", Map.of("size", each));
        Map<String, Object> archive = Map.of("type", "archive", "config", Map.of("size", archive()));
        return block.written("search.survival.island", List.of(grid, others), words.origin("database.population_size"))
                .written("search.survival.run", List.of(archive), words.origin("database.archive_size"));
    }

    private int archive() {
        return words.count("database.archive_size", 1, 100);
    }

    private Map<String, Object> grid() {
        if (words.raw().value(BINS).orElse(10) instanceof Map<?, ?>) {
            List<Map<String, Object>> dimensions = new ArrayList<>();
            for (Object feature : features()) {
                int bins = words.count(BINS + "." + Words.step(String.valueOf(feature)), 1, 10);
                dimensions.add(Map.of("feature", String.valueOf(feature), "bins", bins));
            }
            return Map.of("dimensions", dimensions);
        }
        return Map.of("bins", Math.max(words.count(BINS, 1, 10), enoughForTheArchive()));
    }

    /** OpenEvolve raises a number for all dimensions until the archive has room in the grid. */
    private int enoughForTheArchive() {
        return (int) (StrictMath.pow(archive(), 1.0 / Math.max(1, features().size())) + 0.99);
    }

    /** An island of OpenEvolve is a generation older with each of its children. */
    private Block migration(Block block) {
        double children = words.count(INTERVAL, 1, 50);
        long interval = Math.max(1, Math.round(children * islands() / size()));
        return block.written("search.migration.type", "ring", OpenEvolve.SILENCE)
                .written("search.migration.config.interval", interval, words.origin(INTERVAL))
                .written(
                        "search.migration.config.rate",
                        words.share("database.migration_rate", 0.1),
                        words.origin("database.migration_rate"));
    }

    private Block parents(Block block) {
        double exploration = words.share("database.exploration_ratio", 0.2);
        double exploitation = Math.min(words.share("database.exploitation_ratio", 0.7), 1 - exploration);
        return block.written("search.parents.type", "explore-exploit", OpenEvolve.SILENCE)
                .written("search.parents.config.exploration", exploration, words.origin("database.exploration_ratio"))
                .written(
                        "search.parents.config.exploitation",
                        exploitation,
                        words.origin("database.exploitation_ratio"));
    }

    /** Without a model for embeddings OpenEvolve lets everybody in. */
    private Block novelty(Block block) {
        return words.says("database.embedding_model")
                ? block.written(
                        "search.knobs.diversity-threshold",
                        1 - words.share("database.similarity_threshold", 0.99),
                        words.origin("database.similarity_threshold"))
                : block;
    }
}
