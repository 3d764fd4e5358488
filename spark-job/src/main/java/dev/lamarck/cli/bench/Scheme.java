package dev.lamarck.cli.bench;

/** How contestants search, whatever their operators. */
public enum Scheme {
    /** One small population that keeps its best: one hill is climbed with small steps, which suits text mutation best. */
    greedy("""
            size: 20
            islands: 1
            objectives: [{metric: combined_score}]
            features: []
            survival: {island: [{type: elites, config: {size: 20}}], run: []}
            parents: {type: tournament, config: {size: 3}}
            operators: %s
            """),
    /** What a run gets that says nothing of its search: islands with grids, an archive, migration. */
    usual("""
            objectives: [{metric: combined_score}]
            operators: %s
            """);

    private final String settings;

    Scheme(String settings) {
        this.settings = settings;
    }

    /** The settings of a search with operators. */
    String with(String operators) {
        return settings.formatted(operators);
    }
}
