package dev.lamarck.store;

import dev.lamarck.genome.Hash128;
import java.util.Optional;

/** Who lives at one place of the population: one row of {@code population}. */
@SuppressWarnings("ArrayRecordComponent") // many rows live at once, and none is compared
public record PopulationRow(
        int generation,
        int island,
        int rank,
        String role,
        Optional<String> cell,
        Hash128 candidate,
        Hash128 genomeHash,
        int bornGeneration,
        int bornSlot,
        int bornIsland,
        double[] fitness,
        double[] features,
        double[] profile) {}
