package dev.lamarck.cache;

import java.time.Instant;

/**
 * What is kept under a key. Nobody changes the bytes once they are in an entry.
 *
 * @param created when it was found out, whichever tier it is in by now
 */
public record Entry(byte[] value, Instant created) {}
