package dev.lamarck.engine.cli;

import dev.lamarck.engine.adapter.AdapterBank;
import dev.lamarck.engine.adapter.PeftAdapter;
import dev.lamarck.engine.backend.Delta;
import dev.lamarck.engine.files.Files;
import dev.lamarck.engine.model.Model;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Adapters by their folders, each loaded when it is first asked for. */
final class Adapters implements AutoCloseable {
    private static final long BYTES = 1L << 32;

    private final Files files;
    private final AdapterBank bank;
    private final Map<String, AdapterBank.Use> uses = new LinkedHashMap<>();

    Adapters(Files files, Model model) {
        this.files = files;
        this.bank = new AdapterBank(model, BYTES);
    }

    Delta of(String folder) {
        return uses.computeIfAbsent(folder, any -> bank.use(folder, () -> read(folder)))
                .delta();
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
        bank.close();
    }
}
