package dev.lamarck.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DistinctTest {
    private static Distinct texts(int from, int to) {
        Distinct distinct = new Distinct();
        for (int i = from; i < to; i++) {
            distinct.add("thing-" + i);
        }
        return distinct;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10, 100, 1_000, 10_000, 100_000, 500_000})
    void estimate_withinThreeStandardErrors(int count) {
        double allowed = Math.max(1, count * 3 * 1.04 / 64);
        assertThat((double) texts(0, count).estimate()).isCloseTo(count, within(allowed));
        Distinct numbers = new Distinct();
        for (long i = 0; i < count; i++) {
            numbers.add(i);
        }
        assertThat((double) numbers.estimate()).isCloseTo(count, within(allowed));
    }

    @Test
    void estimate_hasTheStandardErrorOfThePaper() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(19);
        double squares = 0;
        int trials = 200;
        for (int t = 0; t < trials; t++) {
            Distinct distinct = new Distinct();
            random.longs(20_000).forEach(distinct::add);
            double error = distinct.estimate() / 20_000.0 - 1;
            squares += error * error;
        }
        assertThat(Math.sqrt(squares / trials)).isBetween(0.010, 0.020);
    }

    @Test
    void add_again_changesNothing() {
        Distinct distinct = texts(0, 500);
        byte[] before = distinct.copy().registers;
        texts(0, 500).merge(distinct);
        for (int i = 0; i < 500; i++) {
            distinct.add("thing-" + i);
        }
        assertThat(distinct.registers).isEqualTo(before);
    }

    @Test
    void merge_countsTheUnion() {
        Distinct a = texts(0, 6_000);
        Distinct b = texts(4_000, 10_000);
        assertThat(a.merge(b).registers).isEqualTo(texts(0, 10_000).registers);
        assertThat(b.merge(a).registers).isEqualTo(a.merge(b).registers);
        assertThat(a.merge(a).registers).isEqualTo(a.registers);
        Distinct c = texts(20_000, 20_100);
        assertThat(a.merge(b).merge(c).registers).isEqualTo(a.merge(b.merge(c)).registers);
    }
}
