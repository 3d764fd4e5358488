package dev.lamarck.engine.adapter;

import dev.lamarck.engine.backend.Delta;
import dev.lamarck.engine.model.Model;
import dev.lamarck.engine.model.Stored;
import dev.lamarck.engine.tensor.EngineException;
import dev.lamarck.engine.tensor.Memory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Adapters that are ready to be used with one model, within a number of bytes. What nobody has used for longest makes room for what
 * comes; what somebody is using stays. To be closed before the model is, when nobody uses any of them.
 */
public final class AdapterBank implements AutoCloseable {
    private final Model model;
    private final long most;
    private final Memory memory;
    /** In the order of their last use. */
    private final Map<String, Held> byName = new LinkedHashMap<>(16, 0.75f, true);

    private long bytes;

    private static final class Held implements AutoCloseable {
        private final LoadedAdapter adapter;
        private final Optional<Model> variant;
        private final long bytes;
        private int users;

        private Held(LoadedAdapter adapter, Optional<Model> variant, long bytes) {
            this.adapter = adapter;
            this.variant = variant;
            this.bytes = bytes;
        }

        @Override
        public void close() {
            adapter.close();
            variant.ifPresent(Model::close);
        }
    }

    /**
     * @param most bytes that all adapters together may take
     */
    public AdapterBank(Model model, long most) {
        this.model = model;
        this.most = most;
        this.memory = model.backend().memory().of("adapters of " + model.folder());
    }

    /** An adapter that stays until it is given back. */
    public interface Use extends AutoCloseable {
        Delta delta();

        /**
         * What its rows go through: the bank's model, or a variant where the adapter replaces whole tensors. Rows of one variant
         * cannot be in a batch with those of another.
         */
        Model model();

        @Override
        void close();
    }

    /** The adapter of that name, read now if it is not there. */
    public synchronized Use use(String name, Supplier<PeftAdapter> source) {
        Held held = byName.get(name);
        if (held == null) {
            held = load(name, source.get());
            byName.put(name, held);
            bytes += held.bytes;
        }
        held.users++;
        Held used = held;
        return new Use() {
            private boolean given;

            @Override
            public Delta delta() {
                return used.adapter;
            }

            @Override
            public Model model() {
                return used.variant.orElse(model);
            }

            @Override
            public void close() {
                if (!given) {
                    given = true;
                    giveBack(used);
                }
            }
        };
    }

    private Held load(String name, PeftAdapter source) {
        source.requireFits(model.allPlaces());
        long needed = LoadedAdapter.bytes(source);
        while (bytes + needed > most) {
            evict(name, needed);
        }
        LoadedAdapter adapter = LoadedAdapter.load(source, model, memory);
        boolean loaded = false;
        try {
            Map<String, Stored> replaced = source.replacedBesides(model.places());
            Optional<Model> variant = replaced.isEmpty() ? Optional.empty() : Optional.of(model.with(replaced));
            loaded = true;
            return new Held(adapter, variant, needed);
        } finally {
            if (!loaded) {
                adapter.close();
            }
        }
    }

    private void evict(String newcomer, long needed) {
        Optional<String> oldest = byName.entrySet().stream()
                .filter(entry -> entry.getValue().users == 0)
                .map(Map.Entry::getKey)
                .findFirst();
        String name = oldest.orElseThrow(() -> new EngineException(
                "Cannot load adapter %s: it needs %,d bytes, and adapters in use have %,d of %,d. Give adapters more memory, or use fewer at a time."
                        .formatted(newcomer, needed, bytes, most)));
        Held gone = byName.remove(name);
        if (gone != null) {
            bytes -= gone.bytes;
            gone.close();
        }
    }

    private synchronized void giveBack(Held held) {
        held.users--;
    }

    /** How many adapters are there. */
    public synchronized int size() {
        return byName.size();
    }

    /** Bytes that they take. */
    public synchronized long bytes() {
        return bytes;
    }

    @Override
    public synchronized void close() {
        byName.values().forEach(Held::close);
        byName.clear();
        bytes = 0;
        memory.close();
    }
}
