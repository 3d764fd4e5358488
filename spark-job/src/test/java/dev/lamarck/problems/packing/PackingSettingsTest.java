package dev.lamarck.problems.packing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamarck.conf.Binder;
import dev.lamarck.conf.Block;
import dev.lamarck.conf.ConfException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PackingSettingsTest {

    @Test
    void bind_emptyBlock_givesTheDefaults() {
        assertThat(new Binder().bind(Block.empty(), PackingSettings.class)).isEqualTo(PackingSettings.of(26));
    }

    @Test
    void bind_everyKey_isMapped() {
        Block block = Block.ofYaml("{circles: 7, effort: 3, reach: 0.5}", "test");
        assertThat(new Binder().bind(block, PackingSettings.class)).isEqualTo(new PackingSettings(7, 3, 0.5));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 0.2, circles from 1 to 200",
        "201, 1, 0.2, circles from 1 to 200",
        "26, -1, 0.2, effort -1",
        "26, 1, 0, a reach above 0",
        "26, 1, 1.5, a reach above 0",
        "26, 1, NaN, a reach above 0"
    })
    void settings_outOfRange_sayWhatToGive(int circles, int effort, double reach, String message) {
        assertThatThrownBy(() -> new PackingSettings(circles, effort, reach))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void bind_outOfRange_namesTheSettings() {
        Block block = Block.ofYaml("{circles: 0}", "test");
        assertThatThrownBy(() -> new Binder().bind(block, PackingSettings.class))
                .isInstanceOf(ConfException.class);
    }
}
