package dev.lamarck.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ColoursTest {

    @Test
    void ramp_growsLighterWithEveryStep() {
        double[] lightness = IntStream.rangeClosed(0, 100)
                .mapToDouble(i -> Ramp.RISING.at(i / 100.0).lightness())
                .toArray();

        assertThat(lightness).isSorted().doesNotHaveDuplicates();
        assertThat(Ramp.FALLING.at(0)).isEqualTo(Ramp.RISING.at(1));
        assertThat(Ramp.RISING.at(Double.NaN)).isEqualTo(Ramp.RISING.at(-3));
        assertThat(Ramp.RISING.of(4, new Range(4, 4))).isEqualTo(Ramp.RISING.at(0.5));
    }

    @Test
    void series_differAndComeRound() {
        assertThat(IntStream.range(0, 8).mapToObj(Palette::series)).doesNotHaveDuplicates();
        assertThat(Palette.series(8)).isEqualTo(Palette.series(0));
        assertThat(Palette.repeats(7)).isFalse();
        assertThat(Palette.repeats(8)).isTrue();
    }

    @Test
    void colour_isWrittenAsHex() {
        assertThat(Colour.of(0x0072b2).hex()).isEqualTo("#0072b2");
        assertThat(Colour.WHITE.mixed(Colour.of(0), 0.5)).isEqualTo(new Colour(128, 128, 128, 1));
        assertThatThrownBy(() -> new Colour(256, 0, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Colour.of(0).covering(2)).isInstanceOf(IllegalArgumentException.class);
    }
}
