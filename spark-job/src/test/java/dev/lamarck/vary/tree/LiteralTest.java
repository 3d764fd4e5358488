package dev.lamarck.vary.tree;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LiteralTest {

    @ParameterizedTest
    @CsvSource({
        "7, 9, 9",
        "1_000, 9, 9",
        "0x1F, 255, 0xff",
        "0b101, 6, 0b110",
        "0o17, 9, 0o11",
        "10L, 12, 12L",
        "3u32, 4, 4u32",
        "2.5, 2.75, 2.75",
        "2.5f, 0.1, 0.1f",
        "1., 3, 3.0",
        ".5, 0.25, 0.25",
        "1e-7, 3e-9, 3.0e-9",
        "2.50, 1234567, 1235000.0",
        "6.02e23, 1.5e24, 1.5e24",
        "1.0f64, 2, 2.0f64",
        "2.5, 0, 0.0",
    })
    void write_keepsTheWriting(String token, double value, String written) {
        assertThat(Literal.of(token).orElseThrow().write(value)).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"017", "3244453684193605938L", "0xFFFFFFFFFFFFFFFF", "", ".", "x", "1__a", "1e999"})
    void of_whatIsWrittenInAnotherWay_isNothing(String token) {
        assertThat(Literal.of(token)).isEmpty();
    }

    @Test
    void write_hasAsManyDigitsAsBeforeAndOneMore() {
        assertThat(Literal.of("0.12345678").orElseThrow().write(1.0 / 3)).isEqualTo("0.333333333");
        assertThat(Literal.of("0.5").orElseThrow().write(1.0 / 3)).isEqualTo("0.3333");
    }
}
