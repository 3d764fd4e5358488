package dev.lamarck.spark;

import dev.lamarck.cache.Cache;
import dev.lamarck.evaluate.Premises;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;

/** Premises whose cache is the one of the JVM: it outlives what else is shared on the premises, and other runs use it too. */
record CachePremises(Premises premises, Supplier<Cache> cache) implements Premises {

    @Override
    public Path file(String path) {
        return premises.file(path);
    }

    @Override
    public Path scratch() {
        return premises.scratch();
    }

    @Override
    public <T extends AutoCloseable> T shared(String key, Class<T> type, Supplier<T> make) {
        return type == Cache.class ? type.cast(cache.get()) : premises.shared(key, type, make);
    }

    @Override
    public Map<String, String> environment() {
        return premises.environment();
    }
}
