package dev.lamarck.genome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PhiloxTest {

    private static final long KEY = 20110611;
    private static final int DRAWS = 200_000;

    private static Philox draws() {
        return new Philox(KEY, 1, 2, 3);
    }

    private static int[] block(int[] counter, int key0, int key1) {
        int[] out = new int[4];
        Philox.fill(out, counter, key0, key1);
        return out;
    }

    @Test
    void fill_knownAnswersOfRandom123() {
        assertThat(block(new int[] {0, 0, 0, 0}, 0, 0)).containsExactly(0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8);
        assertThat(block(new int[] {-1, -1, -1, -1}, -1, -1))
                .containsExactly(0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd);
        assertThat(block(new int[] {0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, 0xa4093822, 0x299f31d0))
                .containsExactly(0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1);
    }

    @Test
    void nextInt_readsTheBlocksOfItsStreamInOrder() {
        Philox draws = new Philox(0x299f31d0_a4093822L, 0x85a308d3, 0x13198a2e, 0x03707344);
        for (int number = 0; number < 3; number++) {
            int[] block = block(new int[] {number, 0x85a308d3, 0x13198a2e, 0x03707344}, 0xa4093822, 0x299f31d0);
            assertThat(new int[] {draws.nextInt(), draws.nextInt(), draws.nextInt(), draws.nextInt()})
                    .isEqualTo(block);
        }
    }

    @Test
    void nextLong_lowWordFirst() {
        assertThat(new Philox(0, 0, 0, 0).nextLong()).isEqualTo(0xe169c58d_6627e8d5L);
        assertThat(new Philox(0, 0, 0, 0).nextDouble()).isEqualTo((0xe169c58d_6627e8d5L >>> 11) * 0x1.0p-53);
    }

    @Test
    void nextInt_bytesAreUniform() {
        long[] counts = new long[256];
        Philox draws = draws();
        for (int i = 0; i < DRAWS; i++) {
            int word = draws.nextInt();
            for (int shift = 0; shift < 32; shift += 8) {
                counts[(word >>> shift) & 0xff]++;
            }
        }
        assertThat(Statistics.chiSquare(counts)).isLessThan(Statistics.chiSquareBound(256));
    }

    @Test
    void nextDouble_uniformBelowOne() {
        double[] units = draws().doubles(DRAWS).toArray();
        assertThat(DoubleStream.of(units)).allMatch(unit -> unit >= 0 && unit < 1);
        assertThat(Statistics.kolmogorov(units, x -> x)).isLessThan(Statistics.kolmogorovBound());
        double[] next = Arrays.copyOfRange(units, 1, DRAWS);
        assertThat(Statistics.correlation(Arrays.copyOf(units, DRAWS - 1), next))
                .isCloseTo(0, within(5 / Math.sqrt(DRAWS)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 10, 97, 1000})
    void nextInt_bound_uniform(int bound) {
        long[] counts = new long[bound];
        Philox draws = draws();
        for (int i = 0; i < DRAWS; i++) {
            counts[draws.nextInt(bound)]++;
        }
        assertThat(Statistics.chiSquare(counts)).isLessThan(Statistics.chiSquareBound(bound));
    }

    @Test
    void nextInt_greatestBound_spreadsOverAllOfIt() {
        long[] counts = new long[64];
        Philox draws = draws();
        for (int i = 0; i < DRAWS; i++) {
            int drawn = draws.nextInt(Integer.MAX_VALUE);
            assertThat(drawn).isBetween(0, Integer.MAX_VALUE - 1);
            counts[drawn >>> 25]++;
        }
        assertThat(Statistics.chiSquare(counts)).isLessThan(Statistics.chiSquareBound(64));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void nextInt_boundNotPositive_refused(int bound) {
        assertThatThrownBy(() -> draws().nextInt(bound))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(String.valueOf(bound));
    }

    @Test
    void nextGaussian_momentsOfTheStandardNormal() {
        Philox draws = draws();
        double[] normals =
                DoubleStream.generate(draws::nextGaussian).limit(DRAWS).toArray();
        double[] moments = new double[5];
        for (double normal : normals) {
            for (int power = 1; power <= 4; power++) {
                moments[power] += Math.pow(normal, power) / DRAWS;
            }
        }
        double error = 5 / Math.sqrt(DRAWS);
        assertThat(moments[1]).isCloseTo(0, within(error));
        assertThat(moments[2]).isCloseTo(1, within(error * Math.sqrt(2)));
        assertThat(moments[3]).isCloseTo(0, within(error * Math.sqrt(15)));
        assertThat(moments[4]).isCloseTo(3, within(error * Math.sqrt(96)));
        assertThat(Statistics.kolmogorov(normals, Statistics::normal)).isLessThan(Statistics.kolmogorovBound());
    }

    @Test
    void nextGaussian_secondOfAPairIsIndependentOfTheFirst() {
        Philox draws = draws();
        double[] first = new double[DRAWS / 2];
        double[] second = new double[DRAWS / 2];
        for (int i = 0; i < first.length; i++) {
            first[i] = draws.nextGaussian();
            second[i] = draws.nextGaussian();
        }
        assertThat(Statistics.correlation(first, second)).isCloseTo(0, within(5 / Math.sqrt(first.length)));
        assertThat(Statistics.correlation(squares(first), squares(second)))
                .isCloseTo(0, within(5 / Math.sqrt(first.length)));
    }

    private static double[] squares(double[] values) {
        return DoubleStream.of(values).map(value -> value * value).toArray();
    }

    @Test
    void draws_ofNeighbouringStreams_areUncorrelated() {
        double[] here = draws().doubles(DRAWS).toArray();
        for (Philox neighbour : List.of(
                new Philox(KEY + 1, 1, 2, 3),
                new Philox(KEY ^ (1L << 32), 1, 2, 3),
                new Philox(KEY, 2, 2, 3),
                new Philox(KEY, 1, 3, 3),
                new Philox(KEY, 1, 2, 4),
                new Philox(KEY, 2, 1, 3))) {
            double[] there = neighbour.doubles(DRAWS).toArray();
            assertThat(Statistics.correlation(here, there)).isCloseTo(0, within(5 / Math.sqrt(DRAWS)));
        }
    }

    @Test
    void firstDraws_acrossStreams_areUniform() {
        double[] firsts = new double[50_000];
        for (int slot = 0; slot < firsts.length; slot++) {
            firsts[slot] = new Philox(KEY, slot, 0, 1).nextDouble();
        }
        assertThat(Statistics.kolmogorov(firsts, x -> x)).isLessThan(Statistics.kolmogorovBound());
    }

    @Test
    void draws_sameKey_same() {
        assertThat(draws().ints(1000).toArray()).isEqualTo(draws().ints(1000).toArray());
    }
}
