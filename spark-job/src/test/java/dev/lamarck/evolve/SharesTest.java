package dev.lamarck.evolve;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SharesTest {

    @Test
    void up_isTheCeilingOfTheExactProduct() {
        assertThat(Shares.up(0.07, 100)).isEqualTo(7);
        assertThat(Shares.up(0.071, 100)).isEqualTo(8);
        assertThat(Shares.up(0, 100)).isZero();
        assertThat(Shares.up(1, 100)).isEqualTo(100);
    }

    @Test
    void down_isTheFloorOfTheExactProduct() {
        assertThat(Shares.down(0.29, 100)).isEqualTo(29);
        assertThat(Shares.down(0.289, 100)).isEqualTo(28);
        assertThat(Shares.down(1e-9, 50)).isZero();
    }
}
