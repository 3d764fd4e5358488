package dev.lamarck.store;

/**
 * A live data file of {@code candidates} and what is in it at most: enough for an executor to find a genome by its
 * generation and slot.
 */
public record CandidateFile(String uri, int firstGeneration, int lastGeneration, int firstSlot, int lastSlot, long rows)
        implements java.io.Serializable {

    static CandidateFile of(String root, DataFile file) {
        FileStats stats = FileStats.of(file.statsJson());
        return new CandidateFile(
                root + "/" + file.path(),
                stats.smallest("generation"),
                stats.largest("generation"),
                stats.smallest("slot"),
                stats.largest("slot"),
                file.rows());
    }

    /** Whether the candidate of a generation and slot may be in the file. */
    public boolean mayHold(int generation, int slot) {
        return firstGeneration <= generation && generation <= lastGeneration && firstSlot <= slot && slot <= lastSlot;
    }
}
