package dev.lamarck.spark;

import dev.lamarck.cache.Cache;
import dev.lamarck.cache.CacheSettings;
import dev.lamarck.cache.SharedTier;
import dev.lamarck.conf.Binder;
import dev.lamarck.conf.Block;
import dev.lamarck.metrics.Snapshot;
import dev.lamarck.store.CacheTable;
import dev.lamarck.store.DataFile;
import dev.lamarck.store.FileTarget;
import java.util.List;
import java.util.Optional;

/** The cache of this JVM for one warehouse, and what of it goes into the warehouse with each task. */
final class CacheDesk implements AutoCloseable {

    private final Cache cache;
    private final Optional<TableTier> table;

    private CacheDesk(Cache cache, Optional<TableTier> table) {
        this.cache = cache;
        this.table = table;
    }

    /**
     * What a cache is for.
     *
     * @param settings as YAML
     */
    record Place(String warehouse, String settings) {

        static Place of(TaskSpec spec) {
            return new Place(spec.targets().warehouse(), spec.pace().cache());
        }
    }

    static CacheDesk open(Place place, TaskSpec spec) {
        CacheSettings settings =
                new Binder().bind(Block.ofYaml(place.settings(), "the run's settings"), CacheSettings.class);
        Optional<TableTier> table = settings.shared()
                ? Optional.of(new TableTier(
                        CacheTable.of(place.warehouse(), spec.targets().cache().conf())))
                : Optional.empty();
        table.ifPresent(tier -> tier.begin(spec.blueprint().run(), spec.generation()));
        SharedTier shared = table.isPresent() ? table.get() : SharedTier.none();
        return new CacheDesk(Cache.of(settings, shared), table);
    }

    Cache cache() {
        return cache;
    }

    /** A task of a generation begins: what others have committed before may be wanted. */
    void begin(String run, int generation) {
        table.ifPresent(tier -> tier.begin(run, generation));
    }

    /** Writes what is new since the last task into a file; nothing if nothing is. */
    List<DataFile> write(int generation, FileTarget target) {
        return table.map(tier -> tier.write(generation, target)).orElse(List.of());
    }

    /** What the cache measured since the last task. */
    Snapshot measured() {
        return cache.measured();
    }

    @Override
    public void close() {
        cache.close();
    }
}
