package dev.lamarck.cache;

import dev.lamarck.genome.Hash128;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Supplier;

/** Keys and values for tests. */
final class Keys {

    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private Keys() {}

    static CacheKey key(int number) {
        return new CacheKey("test", Hash128.digest(bytes("key " + number)));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static Entry entry(String text) {
        return new Entry(bytes(text), NOON);
    }

    static Supplier<byte[]> nobodyLoads() {
        return () -> {
            throw new AssertionError("It was there");
        };
    }
}
