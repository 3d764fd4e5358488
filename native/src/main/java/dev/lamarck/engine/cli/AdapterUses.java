package dev.lamarck.engine.cli;

import dev.lamarck.engine.adapter.AdapterBank;
import dev.lamarck.engine.adapter.PeftAdapter;
import dev.lamarck.engine.backend.Delta;
import dev.lamarck.engine.files.FileSystems;
import dev.lamarck.engine.model.Model;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Adapters of a model by their folders, each of which stays in its bank until this is closed. */
final class AdapterUses implements AutoCloseable {
    private final AdapterBank bank;
    private final Model base;
    private final Map<String, AdapterBank.Use> uses = new LinkedHashMap<>();

    AdapterUses(AdapterBank bank, Model base) {
        this.bank = bank;
        this.base = base;
    }

    /** What changes the model for an adapter. */
    Optional<Delta> delta(Optional<String> adapter) {
        return use(adapter).map(AdapterBank.Use::delta);
    }

    /**
     * The results of all lines in their order. Those whose adapters replace tensors go through a variant of the model, all others
     * together.
     *
     * @param adapters of each line
     * @param work the results of some lines, by their numbers, on a model
     */
    <T> List<T> byModel(List<Optional<String>> adapters, BiFunction<Model, List<Integer>, List<T>> work) {
        Map<Model, List<Integer>> lines = new LinkedHashMap<>();
        for (int i = 0; i < adapters.size(); i++) {
            Model model = use(adapters.get(i)).map(AdapterBank.Use::model).orElse(base);
            lines.computeIfAbsent(model, any -> new ArrayList<>()).add(i);
        }
        Map<Integer, T> results = new TreeMap<>();
        lines.forEach((model, some) -> {
            List<T> found = work.apply(model, some);
            for (int i = 0; i < found.size(); i++) {
                results.put(some.get(i), found.get(i));
            }
        });
        return List.copyOf(results.values());
    }

    private Optional<AdapterBank.Use> use(Optional<String> adapter) {
        return adapter.map(folder -> uses.computeIfAbsent(folder, any -> bank.use(folder, () -> read(folder))));
    }

    private static PeftAdapter read(String folder) {
        try {
            return PeftAdapter.read(FileSystems.reaching(folder), folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        uses.values().forEach(AdapterBank.Use::close);
    }
}
