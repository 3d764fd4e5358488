package dev.lamarck.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SketchTest {
    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    static Stream<Map.Entry<String, DoubleSupplier>> data() {
        RandomGenerator random = random(3);
        return Stream.of(
                Map.entry("uniform", random::nextDouble),
                Map.entry("log-normal", () -> StrictMath.exp(3 * random.nextGaussian())),
                Map.entry("zipf", () -> Math.floor(StrictMath.pow(1 - random.nextDouble(), -1 / 1.2))),
                Map.entry("constant", () -> 42.5),
                Map.entry("both signs", () -> 10 * random.nextGaussian()),
                Map.entry("many zeros", () -> Math.max(0, random.nextGaussian())));
    }

    private static Sketch of(double... values) {
        Sketch sketch = new Sketch();
        Arrays.stream(values).forEach(sketch::add);
        return sketch;
    }

    private static byte[] bytes(Sketch sketch) {
        ByteWriter out = new ByteWriter();
        SnapshotFormat.sketch(out, sketch);
        return out.toBytes();
    }

    @ParameterizedTest
    @MethodSource("data")
    void quantile_withinOnePerCent(Map.Entry<String, DoubleSupplier> distribution) {
        double[] values =
                DoubleStream.generate(distribution.getValue()).limit(50_000).toArray();
        Sketch sketch = of(values);
        Arrays.sort(values);
        for (double q : new double[] {0, 0.001, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999, 1}) {
            double exact = values[(int) (q * (values.length - 1))];
            assertThat(sketch.quantile(q)).as("q=%s", q).isCloseTo(exact, within(Math.abs(exact) * 0.010001));
        }
        assertThat(sketch.count()).isEqualTo(50_000);
        assertThat(sketch.min()).isEqualTo(values[0]);
        assertThat(sketch.max()).isEqualTo(values[values.length - 1]);
        assertThat(sketch.mean()).isCloseTo(Arrays.stream(values).average().orElseThrow(), within(1e-6));
    }

    @Test
    void quantile_ofConstantData_isExact() {
        assertThat(of(7.3, 7.3, 7.3).quantile(0.5)).isEqualTo(7.3);
        assertThat(of(-7.3).quantile(1)).isEqualTo(-7.3);
        assertThat(of(0, -0.0).quantile(0.3)).isZero();
    }

    @Test
    void quantile_ofNothingOrOutside() {
        assertThat(new Sketch().quantile(0.5)).isNaN();
        assertThat(new Sketch().count()).isZero();
        for (double q : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThatThrownBy(() -> of(1).quantile(q)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e290, -1e290})
    void add_notAUsableNumber(double value) {
        Sketch sketch = new Sketch();
        assertThatThrownBy(() -> sketch.add(value)).isInstanceOf(IllegalArgumentException.class);
        assertThat(sketch.count()).isZero();
    }

    @Test
    void add_wideRange_foldsTheLowest() {
        RandomGenerator random = random(5);
        double[] values = random.doubles(20_000, -200, 200)
                .map(exponent -> StrictMath.pow(10, exponent))
                .toArray();
        Sketch sketch = of(values);
        assertThat(sketch.positive.last() - sketch.positive.first()).isLessThan(Buckets.WIDTH);
        Arrays.sort(values);
        for (double q : new double[] {0.97, 0.99, 1}) {
            double exact = values[(int) (q * (values.length - 1))];
            assertThat(sketch.quantile(q)).isCloseTo(exact, within(exact * 0.010001));
        }
        assertThat(of(Double.MIN_VALUE).quantile(0.5)).isEqualTo(Double.MIN_VALUE);
    }

    @Test
    void merge_isAssociativeAndCommutative_evenWhenFolding() {
        RandomGenerator random = random(11);
        for (int trial = 0; trial < 200; trial++) {
            double spread = trial % 2 == 0 ? 3 : 90;
            Sketch a = some(random, spread);
            Sketch b = some(random, spread);
            Sketch c = some(random, spread);
            assertThat(bytes(a.merge(b))).isEqualTo(bytes(b.merge(a)));
            assertThat(bytes(a.merge(b).merge(c))).isEqualTo(bytes(a.merge(b.merge(c))));
            assertThat(bytes(a.merge(new Sketch()))).isEqualTo(bytes(a));
        }
    }

    @Test
    void merge_equalsOneSketchOfAll() {
        RandomGenerator random = random(13);
        Sketch whole = new Sketch();
        Sketch[] parts = {new Sketch(), new Sketch(), new Sketch()};
        for (int i = 0; i < 10_000; i++) {
            double value = random.nextGaussian() * StrictMath.pow(10, random.nextInt(40) - 20);
            whole.add(value);
            parts[random.nextInt(3)].add(value);
        }
        assertThat(bytes(parts[2].merge(parts[0]).merge(parts[1]))).isEqualTo(bytes(whole));
    }

    @Test
    void copy_isIndependent() {
        Sketch sketch = of(1, 2, 3);
        Sketch copy = sketch.copy();
        sketch.add(4);
        assertThat(copy.count()).isEqualTo(3);
        assertThat(copy.sum()).isEqualTo(6);
        assertThat(copy.merge(copy).count()).isEqualTo(6);
    }

    private static Sketch some(RandomGenerator random, double spread) {
        Sketch sketch = new Sketch();
        int count = random.nextInt(30);
        for (int i = 0; i < count; i++) {
            double magnitude = StrictMath.pow(10, spread * random.nextGaussian() / 3);
            sketch.add(random.nextInt(10) == 0 ? 0 : random.nextBoolean() ? magnitude : -magnitude);
        }
        return sketch;
    }
}
