package dev.lamarck.cli;

import dev.lamarck.genome.Candidate;
import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Lineage;
import dev.lamarck.genome.Outcome;
import dev.lamarck.store.CandidateRow;
import dev.lamarck.store.Warehouse;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The best candidate of a run.
 *
 * @param operator what made it
 * @param metrics what its evaluator measured
 */
record Champion(
        String id,
        int generation,
        int slot,
        int island,
        String operator,
        double score,
        SortedMap<String, Double> metrics,
        Genome genome) {

    private static final String BEST = "best";

    /** The best of the newest generation that is committed. */
    static Optional<Champion> find(Warehouse warehouse, String run) {
        return warehouse.population(run).stream()
                .filter(row -> row.role().equals(BEST))
                .findFirst()
                .flatMap(row -> warehouse.candidate(run, row.bornGeneration(), row.bornSlot()))
                .map(Champion::of);
    }

    private static Champion of(CandidateRow row) {
        Candidate candidate = row.candidate();
        Lineage lineage = candidate.lineage();
        return new Champion(
                candidate.id().toString(),
                lineage.generation(),
                lineage.slot(),
                lineage.island(),
                lineage.operator(),
                row.score().orElseThrow(),
                ((Outcome.Scored) candidate.outcome()).metrics().values(),
                candidate.genome());
    }

    Map<String, Object> json() {
        return new Json()
                .put("score", score)
                .put("candidate", id)
                .put("generation", generation)
                .put("slot", slot)
                .put("island", island)
                .put("operator", operator)
                .put("metrics", metrics)
                .map();
    }
}
