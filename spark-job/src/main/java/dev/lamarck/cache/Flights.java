package dev.lamarck.cache;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** What is being loaded in this JVM, so that nobody loads the same thing meanwhile. */
final class Flights {

    private final ConcurrentMap<CacheKey, Flight> flights = new ConcurrentHashMap<>();

    /** A load under way; it lands with a value, with nothing if it was given up, or with what it failed of. */
    static final class Flight {

        private final CompletableFuture<Optional<byte[]>> landing = new CompletableFuture<>();

        CompletableFuture<Optional<byte[]>> landing() {
            return landing;
        }
    }

    /** The flight of a key if somebody else's is under way; otherwise this one is now. */
    Optional<Flight> board(CacheKey key, Flight mine) {
        return Optional.ofNullable(flights.putIfAbsent(key, mine));
    }

    void land(CacheKey key, Flight flight, Optional<byte[]> value) {
        flights.remove(key, flight);
        flight.landing.complete(value);
    }

    void fail(CacheKey key, Flight flight, RuntimeException failure) {
        flights.remove(key, flight);
        flight.landing.completeExceptionally(failure);
    }
}
