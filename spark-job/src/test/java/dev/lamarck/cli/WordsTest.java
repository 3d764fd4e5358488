package dev.lamarck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class WordsTest {

    @Test
    void number_keepsFiveDigitsThatCount() {
        assertThat(Words.number(2.635983)).isEqualTo("2.636");
        assertThat(Words.number(2.31)).isEqualTo("2.31");
        assertThat(Words.number(-0.00012345678)).isEqualTo("-0.00012346");
        assertThat(Words.number(1234567)).isEqualTo("1234600");
        assertThat(Words.number(0)).isEqualTo("0");
        assertThat(Words.number(1e-9)).isEqualTo("1.0000e-09");
        assertThat(Words.number(Double.NaN)).isEqualTo("NaN");
        assertThat(Words.number(OptionalDouble.empty())).isEqualTo("-");
    }

    @Test
    void duration_usesTwoUnitsAtMost() {
        assertThat(Words.duration(Duration.ofMillis(850))).isEqualTo("850ms");
        assertThat(Words.duration(Duration.ofSeconds(12))).isEqualTo("12s");
        assertThat(Words.duration(Duration.ofSeconds(80))).isEqualTo("1m20s");
        assertThat(Words.duration(Duration.ofMinutes(185))).isEqualTo("3h05m");
        assertThat(Words.duration(Duration.ofMillis(-5))).isEqualTo("0ms");
    }

    @Test
    void countsAndSizes_areReadable() {
        assertThat(Words.rate(1234.4)).isEqualTo("1,234/s");
        assertThat(Words.rate(0.52)).isEqualTo("0.5/s");
        assertThat(Words.plural(1, "candidate")).isEqualTo("1 candidate");
        assertThat(Words.plural(1000, "candidate")).isEqualTo("1,000 candidates");
        assertThat(Words.bytes(512)).isEqualTo("512 B");
        assertThat(Words.bytes(1_572_864)).isEqualTo("1.5 MiB");
    }
}
