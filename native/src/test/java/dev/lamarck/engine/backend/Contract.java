package dev.lamarck.engine.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** Holds backends against the reference. */
abstract class Contract {
    private static final double CLOSE = 2e-5;

    private final List<Backend> opened = new ArrayList<>();

    /** A backend with so many threads, where it has any. */
    abstract Backend open(int threads);

    final Backend backend(int threads) {
        Backend backend = open(threads);
        opened.add(backend);
        return backend;
    }

    @AfterEach
    void close() {
        opened.forEach(Backend::close);
    }

    /** Makes results on a backend out of what it is given. */
    interface Work {
        float[] on(Backend backend, Given given) throws Exception;
    }

    static float[] result(Backend backend, Work work) throws Exception {
        try (Given given = new Given(backend, 5)) {
            return work.on(backend, given);
        }
    }

    /** The same as the reference, and the same bits with any number of threads. */
    final void check(Work work) throws Exception {
        float[] expected = result(new ReferenceBackend(), work);
        float[] found = result(backend(1), work);
        assertThat(found).hasSameSizeAs(expected);
        double size = 0;
        for (float value : expected) {
            size = Math.max(size, Math.abs(value));
        }
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) found[i]).as("number %d", i).isCloseTo(expected[i], within(CLOSE * size + 1e-7));
        }
        assertThat(result(backend(3), work)).isEqualTo(found);
    }
}
