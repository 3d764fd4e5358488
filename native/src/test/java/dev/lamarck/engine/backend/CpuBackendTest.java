package dev.lamarck.engine.backend;

import dev.lamarck.engine.backend.cpu.CpuBackend;
import org.junit.jupiter.api.Nested;

/** The contract on the processor, in every instruction set that runs here. */
final class CpuBackendTest {
    private static final long MEMORY = 1L << 30;

    @Nested
    final class Best extends BackendContract {
        @Override
        Backend open(int threads) {
            return new CpuBackend("", threads, MEMORY);
        }
    }

    @Nested
    final class Portable extends BackendContract {
        @Override
        Backend open(int threads) {
            return new CpuBackend("portable", threads, MEMORY);
        }
    }

    @Nested
    final class BestSearch extends NearestContract {
        @Override
        Backend open(int threads) {
            return new CpuBackend("", threads, MEMORY);
        }
    }

    @Nested
    final class PortableSearch extends NearestContract {
        @Override
        Backend open(int threads) {
            return new CpuBackend("portable", threads, MEMORY);
        }
    }

    @Nested
    final class BestFiles extends FilesContract {
        @Override
        Backend open(int threads) {
            return new CpuBackend("", threads, MEMORY);
        }
    }

    @Nested
    final class PortableFiles extends FilesContract {
        @Override
        Backend open(int threads) {
            return new CpuBackend("portable", threads, MEMORY);
        }
    }
}
