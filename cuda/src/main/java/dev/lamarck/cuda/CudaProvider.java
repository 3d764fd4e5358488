package dev.lamarck.cuda;

import dev.lamarck.engine.backend.BackendProvider;
import java.util.Optional;

/** Offers NVIDIA GPUs to the engine. */
public final class CudaProvider implements BackendProvider {
    private final Driver driver;

    public CudaProvider() {
        this(Driver.installed());
    }

    CudaProvider(Driver driver) {
        this.driver = driver;
    }

    @Override
    public String name() {
        return "cuda";
    }

    @Override
    public Optional<String> unavailable() {
        return driver.missing().or(() -> Optional.of("this build has no CUDA kernels"));
    }
}
