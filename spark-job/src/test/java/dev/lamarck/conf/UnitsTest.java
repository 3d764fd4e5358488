package dev.lamarck.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UnitsTest {
    @ParameterizedTest
    @CsvSource({
        "300ms, PT0.3S",
        "5s, PT5S",
        "2m, PT2M",
        "1h30m, PT1H30M",
        "7d, PT168H",
        "90, PT1M30S",
        "0.5, PT0.5S",
        "1.5h, PT1H30M",
        "10us, PT0.00001S",
        "3ns, PT0.000000003S",
        "1 h 30 m, PT1H30M",
        "0, PT0S"
    })
    void duration_read(String text, Duration duration) {
        assertThat(Durations.of(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s", "-5s", "-1", "5 parsecs", "5s!", "1h-30m", "PT5S", "1e99"})
    void duration_refused(String text) {
        assertThatThrownBy(() -> Durations.of(text))
                .isInstanceOfAny(IllegalArgumentException.class, ArithmeticException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "256MiB, 268435456, 256MiB",
        "256MB, 256000000, 256MB",
        "1.5KiB, 1536, 1536B",
        "1kB, 1000, 1KB",
        "7, 7, 7B",
        "2 GiB, 2147483648, 2GiB",
        "1TB, 1000000000000, 1TB",
        "0, 0, 0B",
        "3B, 3, 3B"
    })
    void size_read(String text, long bytes, String shown) {
        assertThat(DataSize.of(text)).isEqualTo(new DataSize(bytes)).hasToString(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MiB", "-1", "5 mib", "1.5B", "999999999TiB", "1e3"})
    void size_refused(String text) {
        assertThatThrownBy(() -> DataSize.of(text))
                .isInstanceOfAny(IllegalArgumentException.class, ArithmeticException.class);
    }

    @ParameterizedTest
    @CsvSource({"count, count, 0", "cuont, count, 1", "cout, count, 1", "ca, abc, 3", "'', abc, 3", "kitten, sitting, 3"
    })
    void distance_countsEdits(String a, String b, int distance) {
        assertThat(Nearest.distance(a, b)).isEqualTo(distance);
        assertThat(Nearest.distance(b, a)).isEqualTo(distance);
    }
}
