package dev.lamarck.run;

import dev.lamarck.store.GenerationRow;
import java.time.Duration;
import java.util.Optional;

/** Hears of a run's life as it happens. */
public interface Progress {

    /** A run is about to do its first generation, or the one after its last commit. */
    default void started(String run, int fromGeneration, String how) {}

    /** A generation is committed. */
    default void generation(Report report) {}

    /**
     * A committed generation.
     *
     * @param remaining the time that the rest will take at this pace, where that can be said
     */
    record Report(
            String run,
            GenerationRow row,
            double candidatesPerSecond,
            int lastGeneration,
            Optional<Duration> remaining) {}

    /** Hears and says nothing. */
    static Progress silent() {
        return new Progress() {};
    }
}
