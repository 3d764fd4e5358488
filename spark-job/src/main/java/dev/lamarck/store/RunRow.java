package dev.lamarck.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What a run was started with, as its table keeps it. */
public record RunRow(
        String run,
        Instant createdAt,
        long seed,
        String settingsHash,
        String config,
        String codeVersion,
        String numericsProfile,
        Optional<Parent> parent,
        Optional<String> description) {

    public RunRow {
        RunNames.check(run);
        createdAt = createdAt.truncatedTo(ChronoUnit.MICROS);
    }

    /** Refuses what cannot be the name of a run. */
    public static void checkName(String run) {
        RunNames.check(run);
    }

    /** The same as a branch. */
    RunRow branchOf(Parent origin) {
        return new RunRow(
                run,
                createdAt,
                seed,
                settingsHash,
                config,
                codeVersion,
                numericsProfile,
                Optional.of(origin),
                description);
    }

    /** Where a branch was taken: a run, its generation, and the version of {@code population} that holds it. */
    public record Parent(String run, int generation, long version) {
        public Parent {
            RunNames.check(run);
        }
    }
}
