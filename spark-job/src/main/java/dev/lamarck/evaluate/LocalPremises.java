package dev.lamarck.evaluate;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Premises on the machine where the settings were written: assets are where their paths say. */
public final class LocalPremises implements Premises, AutoCloseable {

    private final Path scratch;
    private final Map<String, String> environment;
    private final Map<String, AutoCloseable> shared = new HashMap<>();
    private final Deque<AutoCloseable> toClose = new ArrayDeque<>();

    private LocalPremises(Path scratch, Map<String, String> environment) {
        this.scratch = scratch;
        this.environment = Map.copyOf(environment);
    }

    public static LocalPremises of(Path scratch, Map<String, String> environment) {
        return new LocalPremises(scratch, environment);
    }

    @Override
    public Path file(String path) {
        return Path.of(path).toAbsolutePath().normalize();
    }

    @Override
    public Path scratch() {
        return scratch;
    }

    @Override
    public synchronized <T extends AutoCloseable> T shared(String key, Class<T> type, Supplier<T> make) {
        AutoCloseable known = shared.get(key);
        if (known == null) {
            known = make.get();
            shared.put(key, known);
            toClose.push(known);
        }
        return type.cast(known);
    }

    @Override
    public Map<String, String> environment() {
        return environment;
    }

    /** Closes what was shared, the newest first. */
    @Override
    public synchronized void close() {
        shared.clear();
        while (!toClose.isEmpty()) {
            Closing.quietly(toClose.pop());
        }
    }
}
