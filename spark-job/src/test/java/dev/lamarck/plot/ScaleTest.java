package dev.lamarck.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScaleTest {

    private static List<String> labels(Scale scale, int most) {
        return scale.ticks(most).stream().map(Tick::label).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 10 | 5 | 0 2 4 6 8 10",
                "0 | 1 | 5 | 0.0 0.2 0.4 0.6 0.8 1.0",
                "-1 | 1 | 4 | −1.0 −0.5 0.0 0.5 1.0",
                "2.6359830 | 2.6359832 | 4 | 2.63598300 2.63598305 2.63598310 2.63598315 2.63598320",
                "0 | 30000 | 3 | 0 10,000 20,000 30,000",
                "0 | 3e7 | 3 | 0 1e7 2e7 3e7",
                "1.5e-9 | 3e-9 | 3 | 1.5e−9 2.0e−9 2.5e−9 3.0e−9",
                "-3e-7 | 0 | 3 | −3e−7 −2e−7 −1e−7 0",
                "99.7 | 100.3 | 3 | 99.8 100.0 100.2"
            })
    void linear_ticks_areRoundAndWrittenAlike(double low, double high, int most, String labels) {
        assertThat(labels(new Scale.Linear(new Range(low, high), false), most)).containsExactly(labels.split(" ", -1));
    }

    @Test
    void linear_ticks_ofAnyRange_areFewInsideAndRising() {
        Random random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            double low = random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
            double width = (random.nextDouble() + 1e-3) * Math.pow(10, random.nextInt(12) - 6) * Math.abs(low);
            Range range = new Range(low, low + width).padded(0);
            List<Tick> ticks = new Scale.Linear(range, false).ticks(6);
            assertThat(ticks).as("%s", range).hasSizeBetween(1, 8);
            assertThat(ticks).allMatch(tick -> range.low() <= tick.value() && tick.value() <= range.high());
            assertThat(ticks).extracting(Tick::label).doesNotHaveDuplicates();
        }
    }

    @Test
    void whole_ticks_areWholeNumbers() {
        assertThat(labels(new Scale.Linear(new Range(-0.5, 3.2), true), 12)).containsExactly("0", "1", "2", "3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1e-9 | 10 | 5 | 1e−8 1e−6 1e−4 0.01 1",
                "0.5 | 200 | 8 | 0.5 1 2 5 10 20 50 100 200",
                "1 | 1e6 | 7 | 1 10 100 1000 10,000 100,000 1e6",
                "4.1 | 4.4 | 3 | 4.1 4.2 4.3 4.4"
            })
    void log_ticks_arePowersOfTen(double low, double high, int most, String labels) {
        assertThat(labels(new Scale.Log(new Range(low, high)), most)).containsExactly(labels.split(" ", -1));
    }

    @Test
    void shares_goFromEndToEnd() {
        Scale linear = new Scale.Linear(new Range(-2, 6), false);
        assertThat(linear.share(-2)).isZero();
        assertThat(linear.share(0)).isEqualTo(0.25);
        Scale log = new Scale.Log(new Range(0.01, 100));
        assertThat(log.share(1)).isCloseTo(0.5, within(1e-12));
        assertThat(log.share(0)).isInfinite();
    }

    @Test
    void axis_ofTheGreatestAndTheLeastNumbers_hasTicks() {
        for (Axis.Kind kind : Axis.Kind.values()) {
            DoubleStream values = DoubleStream.of(1.7e308, -1.7e308, 1e-12, Double.MIN_NORMAL);
            assertThat(Axis.of("x", kind).scale(values).ticks(8))
                    .as(kind.name())
                    .isNotEmpty();
        }
    }

    @Test
    void range_ofNumbersTooGreatForAnAxis_endsWhereAnAxisCan() {
        Range range = Range.of(DoubleStream.of(1.7e308, 1.7e308, Double.NaN));
        assertThat(range).isEqualTo(new Range(1e307, 1e307));
        assertThat(range.padded(0.05).high()).isFinite();
        assertThat(new Point(-1.7e308, 2)).isEqualTo(new Point(-1e307, 2));
    }

    @Test
    void axis_ofNothingOrOneValueOrExtremes_hasAWidth() {
        for (Axis.Kind kind : Axis.Kind.values()) {
            for (double[] values : new double[][] {{}, {5}, {0}, {1e300}, {-1e307, 1e307}, {Double.NaN}, {1e-300, 1}}) {
                Scale scale = Axis.of("", kind).scale(DoubleStream.of(values));
                assertThat(scale.ticks(5)).as("%s %s", kind, values).isNotNull();
                if (kind != Axis.Kind.LOG) {
                    DoubleStream.of(values)
                            .filter(Double::isFinite)
                            .forEach(value -> assertThat(scale.share(value)).isBetween(0.0, 1.0));
                }
            }
        }
    }
}
