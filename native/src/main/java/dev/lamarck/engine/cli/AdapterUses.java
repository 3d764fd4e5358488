package dev.lamarck.engine.cli;

import dev.lamarck.engine.adapter.AdapterBank;
import dev.lamarck.engine.adapter.PeftAdapter;
import dev.lamarck.engine.backend.Delta;
import dev.lamarck.engine.files.Files;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Adapters by their folders, each of which stays in its bank until this is closed. */
final class AdapterUses implements AutoCloseable {
    private final Files files;
    private final AdapterBank bank;
    private final Map<String, AdapterBank.Use> uses = new LinkedHashMap<>();

    AdapterUses(Files files, AdapterBank bank) {
        this.files = files;
        this.bank = bank;
    }

    Optional<Delta> delta(Optional<String> adapter) {
        return adapter.map(folder -> uses.computeIfAbsent(folder, any -> bank.use(folder, () -> read(folder))))
                .map(AdapterBank.Use::delta);
    }

    private PeftAdapter read(String folder) {
        try {
            return PeftAdapter.read(files, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        uses.values().forEach(AdapterBank.Use::close);
    }
}
