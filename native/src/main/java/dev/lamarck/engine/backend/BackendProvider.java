package dev.lamarck.engine.backend;

import java.util.Optional;

/** Offers one backend of the engine; implementations are found by {@link java.util.ServiceLoader}. */
public interface BackendProvider {
    /** The device's name as settings and logs write it, such as {@code cpu}. */
    String name();

    /** Why this backend cannot be used on this machine; empty where it can. Loads no native library. */
    Optional<String> unavailable();
}
