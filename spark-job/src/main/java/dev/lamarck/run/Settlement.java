package dev.lamarck.run;

import dev.lamarck.evolve.Population;
import dev.lamarck.store.GenerationRow;
import java.util.List;
import java.util.Optional;

/**
 * Where a run stands: after its newest generation.
 *
 * @param generation the newest generation, -1 before the first
 * @param failedInARow how many of the newest generations had no scored candidate
 */
record Settlement(int generation, Population population, Optional<GenerationRow> row, int failedInARow) {

    static Settlement nothing() {
        return new Settlement(-1, Population.empty(), Optional.empty(), 0);
    }

    static Settlement of(int generation, Population population, List<GenerationRow> rows) {
        int failed = 0;
        Optional<GenerationRow> newest = Optional.empty();
        for (GenerationRow row : rows) {
            if (row.generation() <= generation) {
                failed = row.counts().scored() == 0 ? failed + 1 : 0;
                newest = Optional.of(row);
            }
        }
        return new Settlement(generation, population, newest, failed);
    }

    Settlement after(GenerationRow next, Population settled) {
        return new Settlement(
                next.generation(), settled, Optional.of(next), next.counts().scored() == 0 ? failedInARow + 1 : 0);
    }

    long evaluations() {
        return row.map(figures -> figures.counts().evaluations()).orElse(0L);
    }
}
