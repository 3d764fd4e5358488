package dev.lamarck.cache;

import com.github.benmanes.caffeine.cache.Caffeine;
import dev.lamarck.metrics.Counter;
import java.util.Optional;

/** Entries in memory, weighed by their bytes. */
final class HeapTier implements Tier {

    /** What a key, an entry and their places in the table take beside the bytes. */
    private static final int OVERHEAD = 200;

    private final com.github.benmanes.caffeine.cache.Cache<CacheKey, Entry> kept;

    HeapTier(long bytes, Counter evictions) {
        this.kept = Caffeine.newBuilder()
                .maximumWeight(bytes)
                .weigher((CacheKey key, Entry entry) ->
                        (int) Math.min(Integer.MAX_VALUE, OVERHEAD + (long) entry.value().length))
                .evictionListener((key, entry, cause) -> evictions.increment())
                .executor(Runnable::run)
                .build();
    }

    @Override
    public Optional<Entry> find(CacheKey key) {
        return Optional.ofNullable(kept.getIfPresent(key));
    }

    @Override
    public void put(CacheKey key, Entry entry) {
        kept.put(key, entry);
    }

    @Override
    public void remove(CacheKey key) {
        kept.invalidate(key);
    }

    @Override
    public void close() {
        kept.invalidateAll();
    }
}
