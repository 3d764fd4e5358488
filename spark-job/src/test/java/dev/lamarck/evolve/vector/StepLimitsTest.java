package dev.lamarck.evolve.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamarck.conf.ConfException;
import org.junit.jupiter.api.Test;

final class StepLimitsTest {

    @Test
    void around_limitsInTheWrongOrder_refused() {
        assertThatThrownBy(() -> StepLimits.around(0.1, 1, 0.1))
                .isInstanceOf(ConfException.class)
                .hasMessage("'min-sigma' 1.0 is above 'max-sigma' 0.1. Swap them.");
    }

    @Test
    void around_sizeOutside_refused() {
        assertThatThrownBy(() -> StepLimits.around(2, 0.1, 1)).hasMessageContaining("Choose it between them");
    }

    @Test
    void keep_bringsBack() {
        StepLimits limits = StepLimits.around(0.5, 0.1, 1);
        assertThat(limits.keep(7)).isEqualTo(1);
        assertThat(limits.keep(0.01)).isEqualTo(0.1);
        assertThat(limits.keep(0.3)).isEqualTo(0.3);
    }
}
