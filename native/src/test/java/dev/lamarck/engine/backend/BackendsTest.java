package dev.lamarck.engine.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class BackendsTest {
    private record Fake(String name, Optional<String> unavailable) implements BackendProvider {}

    private static final BackendProvider BROKEN = new Fake("abacus", Optional.of("beads missing"));
    private static final BackendProvider READY = new Fake("loom", Optional.empty());

    @Test
    void all_withoutAccelerators_isTheProcessor() {
        assertThat(Backends.all()).extracting(BackendProvider::name).containsExactly("cpu");
        assertThat(Backends.describe()).isEqualTo("device=cpu");
    }

    @Test
    void line_withUsableAccelerator_namesItAndWhyOthersAreNotUsed() {
        assertThat(Backends.of(List.of(READY, BROKEN)).line())
                .isEqualTo("device=loom reason=\"abacus: beads missing\"");
    }

    @Test
    void line_withoutUsableAccelerator_fallsBackToTheProcessor() {
        assertThat(Backends.of(List.of(BROKEN)).line()).isEqualTo("device=cpu reason=\"abacus: beads missing\"");
    }
}
