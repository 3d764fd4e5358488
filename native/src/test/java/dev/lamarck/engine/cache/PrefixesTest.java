package dev.lamarck.engine.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamarck.engine.backend.Page;
import dev.lamarck.engine.backend.cpu.CpuBackend;
import dev.lamarck.engine.cache.Prefixes.Beginning;
import dev.lamarck.engine.tensor.EngineException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PrefixesTest {
    private static final int MOST = 4;

    private final CpuBackend backend = new CpuBackend("", 1, 1L << 24);
    private final PagePool pool = new PagePool(backend, "test", 1 << 10, MOST);
    private final Prefixes prefixes = new Prefixes(pool);
    private final int[] tokens = new int[4 * Page.TOKENS];

    @AfterEach
    void close() {
        prefixes.close();
        pool.close();
        backend.close();
    }

    /** The beginnings of a text, a page each. */
    private List<Beginning> beginnings(String seenBy, int pages) {
        List<Beginning> all = new ArrayList<>();
        Beginning last = Beginning.of(seenBy);
        for (int i = 0; i < pages; i++) {
            last = last.with(tokens, i * Page.TOKENS);
            all.add(last);
        }
        return all;
    }

    /** A sequence that filled these pages, kept and closed. */
    private void keep(List<Beginning> beginnings) {
        try (Sequence sequence = new Sequence(pool)) {
            sequence.grow(beginnings.size() * Page.TOKENS);
            for (int i = 0; i < beginnings.size(); i++) {
                prefixes.keep(beginnings.get(i), sequence.pages().get(i));
            }
            prefixes.touch(beginnings);
        }
    }

    @Test
    void beginnings_areTheSameForTheSameTokens_andNoOthers() {
        List<Beginning> some = beginnings("a", 2);
        assertThat(beginnings("a", 2)).isEqualTo(some);
        assertThat(beginnings("b", 2)).doesNotContainAnyElementsOf(some);
        tokens[Page.TOKENS - 1] = 1;
        assertThat(beginnings("a", 2)).doesNotContainAnyElementsOf(some);
    }

    @Test
    void aPage_staysAfterItsSequence_andCanBeAttached() {
        List<Beginning> beginnings = beginnings("a", 2);
        keep(beginnings);
        assertThat(pool.held()).isEqualTo(2);
        assertThat(prefixes.droppable()).isEqualTo(2);
        try (Sequence other = new Sequence(pool)) {
            other.attach(prefixes.find(beginnings.get(0)).orElseThrow());
            assertThat(other.tokens()).isEqualTo(Page.TOKENS);
            assertThat(prefixes.droppable()).isEqualTo(1);
            other.grow(1);
            assertThatThrownBy(
                            () -> other.attach(prefixes.find(beginnings.get(1)).orElseThrow()))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void whatWasNotUsedForLongest_isDroppedFirst_fromItsEnd() {
        List<Beginning> old = beginnings("old", 2);
        List<Beginning> recent = beginnings("recent", 2);
        keep(old);
        keep(recent);
        for (Beginning gone : List.of(old.get(1), old.get(0), recent.get(1), recent.get(0))) {
            assertThat(prefixes.find(gone)).isPresent();
            prefixes.touch(gone.seenBy().equals("old") ? old : recent);
            prefixes.touch(gone.seenBy().equals("old") ? recent : old);
            assertThat(prefixes.dropOne()).isTrue();
            assertThat(prefixes.find(gone)).isEmpty();
        }
        assertThat(prefixes.dropOne()).isFalse();
        assertThat(pool.held()).isZero();
    }

    @Test
    void pagesThatAreInUse_areNotDropped() {
        List<Beginning> beginnings = beginnings("a", 1);
        keep(beginnings);
        try (Sequence user = new Sequence(pool)) {
            user.attach(prefixes.find(beginnings.get(0)).orElseThrow());
            assertThat(prefixes.dropOne()).isFalse();
        }
        assertThat(prefixes.dropOne()).isTrue();
    }

    @Test
    void moreThanAllPagesHold_isRefused() {
        pool.requireRoom(MOST * Page.TOKENS);
        assertThatThrownBy(() -> pool.requireRoom(MOST * Page.TOKENS + 1))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("5 pages");
    }
}
