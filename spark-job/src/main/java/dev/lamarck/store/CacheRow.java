package dev.lamarck.store;

import dev.lamarck.genome.Hash128;
import java.time.Instant;

/** An entry of the cache: one row of {@code cache}. */
public record CacheRow(int generation, int ordinal, String namespace, Hash128 key, byte[] value, Instant createdAt) {}
