package dev.lamarck.cache;

import java.util.Optional;

/** A place of this machine that entries are kept in until it needs the room. Used by any number of threads. */
interface Tier extends AutoCloseable {

    Optional<Entry> find(CacheKey key);

    /** Keeps an entry if it can. An entry that is there already is replaced. */
    void put(CacheKey key, Entry entry);

    /** Forgets an entry. */
    void remove(CacheKey key);

    @Override
    default void close() {}
}
