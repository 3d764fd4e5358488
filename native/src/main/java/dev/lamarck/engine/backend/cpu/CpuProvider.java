package dev.lamarck.engine.backend.cpu;

import dev.lamarck.engine.backend.BackendProvider;
import java.util.Optional;

/** The processor: always usable, so it stands last and is what remains where no accelerator is. */
public final class CpuProvider implements BackendProvider {
    @Override
    public String name() {
        return "cpu";
    }

    @Override
    public Optional<String> unavailable() {
        return Optional.empty();
    }
}
