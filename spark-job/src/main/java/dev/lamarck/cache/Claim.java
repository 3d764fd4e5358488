package dev.lamarck.cache;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;

/**
 * One look at many keys: what there is, what its holder has to load because nobody else does, and what others are loading.
 * To wait for others only after one's own loads have ended is what keeps two holders from waiting for each other.
 */
public final class Claim implements AutoCloseable {

    private final Cache cache;
    private final Map<CacheKey, byte[]> found;
    private final Map<CacheKey, Flights.Flight> mine;
    private final Map<CacheKey, Flights.Flight> others;

    Claim(
            Cache cache,
            Map<CacheKey, byte[]> found,
            Map<CacheKey, Flights.Flight> mine,
            Map<CacheKey, Flights.Flight> others) {
        this.cache = cache;
        this.found = Collections.unmodifiableMap(found);
        this.mine = new ConcurrentHashMap<>(mine);
        this.others = others;
    }

    public Map<CacheKey, byte[]> found() {
        return found;
    }

    /** What its holder has to load. */
    public Set<CacheKey> mine() {
        return Set.copyOf(mine.keySet());
    }

    /** Ends a load: its value is kept, and handed to those who wait for it. From any thread. */
    public void keep(CacheKey key, byte[] value) {
        Flights.Flight flight = mine.remove(key);
        if (flight != null) {
            cache.loaded(key, value, true);
            cache.flights().land(key, flight, Optional.of(value));
        }
    }

    /** Ends a load whose value is handed to those who wait for it now, and kept nowhere. From any thread. */
    public void share(CacheKey key, byte[] value) {
        Flights.Flight flight = mine.remove(key);
        if (flight != null) {
            cache.loaded(key, value, false);
            cache.flights().land(key, flight, Optional.of(value));
        }
    }

    /** Ends a load with what those who wait for it are thrown; nothing is kept. */
    public void fail(CacheKey key, RuntimeException failure) {
        Flights.Flight flight = mine.remove(key);
        if (flight != null) {
            cache.flights().fail(key, flight, failure);
        }
    }

    /**
     * Waits for what others are loading, and gives up before what is still its own. What others gave up is not in the
     * answer: the next claim may have it.
     */
    public Map<CacheKey, byte[]> others() {
        close();
        Map<CacheKey, byte[]> landed = new LinkedHashMap<>();
        others.forEach((key, flight) -> await(flight).ifPresent(value -> landed.put(key, value)));
        return landed;
    }

    private static Optional<byte[]> await(Flights.Flight flight) {
        try {
            return flight.landing().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted while another thread was loading an entry of the cache");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Gives up what was not loaded: whoever waits for it loads it. */
    @Override
    public void close() {
        mine.forEach((key, flight) -> cache.flights().land(key, flight, Optional.empty()));
        mine.clear();
    }
}
