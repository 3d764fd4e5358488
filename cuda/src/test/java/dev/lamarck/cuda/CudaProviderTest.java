package dev.lamarck.cuda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.engine.backend.BackendProvider;
import dev.lamarck.engine.backend.Backends;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CudaProviderTest {
    @TempDir
    Path folder;

    @Test
    void all_onTheClassPath_offersCudaBeforeTheProcessor() {
        assertThat(Backends.all()).extracting(BackendProvider::name).containsExactly("cuda", "cpu");
        assertThat(Backends.describe()).startsWith("device=cpu reason=\"cuda: ");
    }

    @Test
    void unavailable_withoutLibrary_namesTheMissingFile() {
        assertThat(provider().unavailable()).hasValue("no NVIDIA driver (libcuda.so.1 not found)");
    }

    @Test
    void unavailable_withoutDevice_namesTheMissingDevice() throws IOException {
        Files.createFile(folder.resolve("libcuda.so.1"));

        assertThat(provider().unavailable())
                .hasValueSatisfying(reason -> assertThat(reason).contains("no NVIDIA device", "nvidiactl"));
    }

    @Test
    void unavailable_withDriver_saysThatKernelsAreMissing() throws IOException {
        Files.createFile(folder.resolve("libcuda.so.1"));
        Files.createFile(folder.resolve("nvidiactl"));

        assertThat(provider().unavailable()).hasValue("this build has no CUDA kernels");
    }

    private CudaProvider provider() {
        return new CudaProvider(new Driver(List.of(folder), folder.resolve("nvidiactl")));
    }
}
