package dev.lamarck.spark;

import dev.lamarck.cache.CacheSettings;
import dev.lamarck.conf.DataSize;
import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.conf.Positive;
import java.time.Duration;
import java.util.Optional;

/** How generations are laid on executors. Of these keys the batch size alone can change a result. */
public record ExecutionSettings(
        @Default("16") @Positive @Doc("children that one operator makes together; part of the run's identity")
        int batchSize,

        @Doc("partitions of a generation; the cluster's cores, if absent")
        Optional<Integer> partitions,

        @Default("1") @Positive @Doc("batches that one task evaluates at a time; more than 1 for evaluators that wait")
        int concurrency,

        @Default("256MiB") @Doc("memory for parents' genomes in each executor")
        DataSize genomeStore,

        @Doc("what executors remember for evaluators that ask, such as 'cached'")
        CacheSettings cache,

        @Default("1s") @Doc("finished evaluations are safe on storage after this time")
        Duration flushInterval,

        @Default("30m")
        @Doc("how long a generation waits for a machine that it can begin on; then the run ends and can be resumed")
        Duration patience,

        @Default("false") @Doc("continue a run on machines that may compute other last bits")
        boolean anyNumerics) {

    public ExecutionSettings {
        if (partitions.isPresent() && partitions.get() < 1) {
            throw new IllegalArgumentException("'partitions' must be at least 1, got " + partitions.get());
        }
    }
}
