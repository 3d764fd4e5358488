package dev.lamarck.cache;

import dev.lamarck.conf.DataSize;
import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import java.time.Duration;
import java.util.Optional;

/** What each executor remembers of evaluations, for evaluators that ask. No result depends on it. */
public record CacheSettings(
        @Default("64MiB") @Doc("memory for entries in each executor")
        DataSize heap,

        @Doc("folder for entries on every machine's own disk; none if absent")
        Optional<String> folder,

        @Default("1GiB") @Doc("how large the folder may grow; the entries that were not used for longest go first")
        DataSize folderSize,

        @Default("true") @Doc("keep entries in the warehouse's table cache, for other executors and later runs")
        boolean shared,

        @Doc("how long an entry counts; for ever if absent") Optional<Duration> ttl) {

    public CacheSettings {
        if (ttl.filter(time -> time.isNegative() || time.isZero()).isPresent()) {
            throw new IllegalArgumentException("'ttl' must be longer than nothing, got " + ttl.get());
        }
    }

    /** Memory alone: where there is no warehouse. */
    public static CacheSettings heapOnly() {
        return new CacheSettings(DataSize.of("64MiB"), Optional.empty(), DataSize.of("1GiB"), false, Optional.empty());
    }
}
