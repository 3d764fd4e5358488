package dev.lamarck.store;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The newest generation of a run.
 *
 * @param version the version of {@code population} that made it exist; if the log has been cleaned up since, the newest
 * @param metadata what that commit says: run, generation, owner, settings_version, schema, versions; empty if cleaned up
 */
public record Head(String run, int generation, long version, Instant committedAt, Map<String, String> metadata) {

    public Head {
        metadata = Map.copyOf(metadata);
    }

    static Optional<Head> find(String run, TableLog population, TableSnapshot snapshot) {
        String application = Driver.application(run, Table.POPULATION);
        OptionalLong generation = snapshot.transaction(application);
        if (generation.isEmpty()) {
            return Optional.empty();
        }
        Optional<Head> committed = population
                .newest(application, Long.MAX_VALUE, snapshot.version())
                .map(commit -> of(run, (int) generation.getAsLong(), commit));
        return committed.or(() -> Optional.of(
                new Head(run, (int) generation.getAsLong(), snapshot.version(), snapshot.committedAt(), Map.of())));
    }

    static Head of(String run, int generation, LogCommit commit) {
        return new Head(run, generation, commit.version(), commit.committedAt(), commit.properties());
    }
}
