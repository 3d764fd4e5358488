package dev.lamarck.engine.backend;

import dev.lamarck.engine.backend.cpu.CpuBackend;
import org.junit.jupiter.api.Nested;

/** The contract of gradients on the processor, in every instruction set that runs here. */
final class CpuBackwardTest {
    private static final long MEMORY = 1L << 30;

    @Nested
    final class Best extends BackwardContract {
        @Override
        Backend open(int threads) {
            return new CpuBackend("", threads, MEMORY);
        }
    }

    @Nested
    final class Portable extends BackwardContract {
        @Override
        Backend open(int threads) {
            return new CpuBackend("portable", threads, MEMORY);
        }
    }

    @Nested
    final class BestAttention extends AttentionGradientContract {
        @Override
        Backend open(int threads) {
            return new CpuBackend("", threads, MEMORY);
        }
    }

    @Nested
    final class PortableAttention extends AttentionGradientContract {
        @Override
        Backend open(int threads) {
            return new CpuBackend("portable", threads, MEMORY);
        }
    }
}
