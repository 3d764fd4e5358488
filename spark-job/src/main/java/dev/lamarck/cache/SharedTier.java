package dev.lamarck.cache;

import java.util.Collection;
import java.util.Map;

/** The tier that all machines and runs have in common. Used by any number of threads. */
public interface SharedTier extends AutoCloseable {

    /** The entries of those keys that it has; it may add others that came along at no cost. */
    Map<CacheKey, Entry> find(Collection<CacheKey> keys);

    /** Takes an entry that is new here. When others find it is up to the tier. */
    void keep(CacheKey key, Entry entry);

    @Override
    default void close() {}

    /** A tier that has nothing and keeps nothing. */
    static SharedTier none() {
        return new SharedTier() {
            @Override
            public Map<CacheKey, Entry> find(Collection<CacheKey> keys) {
                return Map.of();
            }

            @Override
            public void keep(CacheKey key, Entry entry) {}
        };
    }
}
