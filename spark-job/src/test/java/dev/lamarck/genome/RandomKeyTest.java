package dev.lamarck.genome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RandomKeyTest {

    private static final RandomKey KEY = new RandomKey(42, 3, 2, 17, Purpose.VARY);

    @Test
    void draws_sameKey_same() {
        assertThat(KEY.draws().longs(50).toArray())
                .isEqualTo(new RandomKey(42, 3, 2, 17, Purpose.VARY)
                        .draws()
                        .longs(50)
                        .toArray());
    }

    @Test
    void draws_differWithEveryField() {
        Set<Long> firsts = new HashSet<>();
        int keys = 0;
        for (long seed : new long[] {0, 1, 42, -1, 42L << 32, Long.MIN_VALUE}) {
            for (int generation = 0; generation < 6; generation++) {
                for (int island = 0; island < 6; island++) {
                    for (int slot = 0; slot < 6; slot++) {
                        for (Purpose purpose : Purpose.values()) {
                            firsts.add(new RandomKey(seed, generation, island, slot, purpose)
                                    .draws()
                                    .nextLong());
                            keys++;
                        }
                    }
                }
            }
        }
        assertThat(firsts).hasSize(keys);
    }

    @Test
    void with_changesThePurposeAlone() {
        assertThat(KEY.with(Purpose.PARENT)).isEqualTo(new RandomKey(42, 3, 2, 17, Purpose.PARENT));
        assertThat(KEY.with(Purpose.PARENT).draws().nextLong())
                .isNotEqualTo(KEY.draws().nextLong());
    }

    @Test
    void of_negativePlace_refused() {
        for (int[] place : new int[][] {{-1, 0, 0}, {0, -1, 0}, {0, 0, -1}}) {
            assertThatThrownBy(() -> new RandomKey(1, place[0], place[1], place[2], Purpose.VARY))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("at least 0, got");
        }
    }

    @Test
    void purposes_haveCodesOfTheirOwn() {
        assertThat(Arrays.stream(Purpose.values()).map(Purpose::code).distinct())
                .hasSize(Purpose.values().length)
                .doesNotContain(0);
    }

    @Test
    void evaluation_differsWithSeedContentAndReplicate() {
        Set<Long> firsts = new HashSet<>();
        Hash128 content = Hash128.digest(new byte[] {1});
        firsts.add(RandomKey.evaluation(1, content, 0).nextLong());
        firsts.add(RandomKey.evaluation(2, content, 0).nextLong());
        firsts.add(RandomKey.evaluation(1, content, 1).nextLong());
        firsts.add(RandomKey.evaluation(1, new Hash128(content.high() ^ (1L << 40), content.low()), 0)
                .nextLong());
        firsts.add(RandomKey.evaluation(1, new Hash128(content.high(), content.low() + 1), 0)
                .nextLong());
        firsts.add(RandomKey.evaluation(1, new Hash128(content.high(), content.low() ^ (1L << 40)), 0)
                .nextLong());
        assertThat(firsts).hasSize(6);
        assertThat(RandomKey.evaluation(1, content, 0).nextLong()).isIn(firsts);
    }
}
