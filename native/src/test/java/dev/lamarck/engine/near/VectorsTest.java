package dev.lamarck.engine.near;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lamarck.engine.backend.cpu.CpuBackend;
import dev.lamarck.engine.tensor.EngineException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class VectorsTest {
    private static final double CLOSE = 2e-6;

    private final CpuBackend backend = new CpuBackend("", 2, 1L << 30);

    @AfterEach
    void close() {
        backend.close();
    }

    private static List<float[]> random(SplittableRandom random, int count, int width) {
        return IntStream.range(0, count)
                .mapToObj(any -> {
                    float[] vector = new float[width];
                    for (int i = 0; i < width; i++) {
                        vector[i] = (float) random.nextDouble(-1, 1);
                    }
                    return vector;
                })
                .toList();
    }

    private static double cosine(float[] a, float[] b) {
        double product = 0;
        double first = 0;
        double second = 0;
        for (int i = 0; i < a.length; i++) {
            product += (double) a[i] * b[i];
            first += (double) a[i] * a[i];
            second += (double) b[i] * b[i];
        }
        return first == 0 || second == 0 ? 0 : product / Math.sqrt(first * second);
    }

    /** What is found is what a plain sort finds, but for those whose similarity differs by less than rounding. */
    private static void assertNearest(List<Neighbour> found, float[] query, List<float[]> vectors, int k) {
        double[] cosines =
                vectors.stream().mapToDouble(vector -> cosine(query, vector)).toArray();
        double[] sorted = java.util.Arrays.stream(cosines).sorted().toArray();
        assertThat(found).hasSize(Math.min(k, vectors.size()));
        assertThat(found.stream().map(Neighbour::row)).doesNotHaveDuplicates();
        for (int i = 0; i < found.size(); i++) {
            Neighbour one = found.get(i);
            assertThat((double) one.similarity())
                    .as("similarity %d", i)
                    .isCloseTo(cosines[(int) one.row()], within(CLOSE))
                    .isCloseTo(sorted[sorted.length - 1 - i], within(CLOSE));
        }
        assertThat(found)
                .isSortedAccordingTo(Comparator.comparingDouble((Neighbour one) -> -one.similarity())
                        .thenComparingLong(Neighbour::row));
    }

    @ParameterizedTest
    @CsvSource({"1,1,1,3", "5,2,3,5", "100,17,9,1", "1000,384,64,10", "3000,33,130,50", "777,1,4,777", "60,2050,3,7"})
    void nearest_ofAnySizes_areThoseOfAPlainSort(int count, int width, int queries, int k) {
        SplittableRandom random = new SplittableRandom(count);
        List<float[]> all = random(random, count, width);
        List<float[]> asked = random(random, queries, width);
        try (Vectors vectors = new Vectors(backend, "test", Similarity.COSINE, width)) {
            vectors.add(all);
            List<List<Neighbour>> found = vectors.nearest(asked, k);
            assertThat(found).hasSize(queries);
            for (int i = 0; i < queries; i++) {
                assertNearest(found.get(i), asked.get(i), all, k);
            }
        }
    }

    @Test
    void nearest_amongNone_areNone() {
        try (Vectors vectors = new Vectors(backend, "test", Similarity.COSINE, 3)) {
            assertThat(vectors.nearest(List.of(new float[3], new float[3]), 4)).containsExactly(List.of(), List.of());
            vectors.add(List.of());
            assertThat(vectors.size()).isZero();
            vectors.add(List.of(new float[] {1, 2, 3}));
            assertThat(vectors.nearest(List.of(), 4)).isEmpty();
            assertThat(vectors.nearest(List.of(new float[] {2, 4, 6}), 4)).hasSize(1);
        }
    }

    @Test
    void nearest_amongEquals_areThoseThatCameFirst() {
        float[] one = {0.3f, -0.7f, 0.2f};
        float[] opposite = {-0.3f, 0.7f, -0.2f};
        try (Vectors vectors = new Vectors(backend, "test", Similarity.COSINE, 3)) {
            for (int i = 0; i < 500; i++) {
                vectors.add(List.of(opposite, one, one, one));
            }
            List<Neighbour> found = vectors.nearest(List.of(one), 300).get(0);
            assertThat(found.stream().map(Neighbour::row))
                    .containsExactlyElementsOf(LongStream.range(0, 2000)
                            .filter(row -> row % 4 != 0)
                            .limit(300)
                            .boxed()
                            .toList());
            assertThat(found.get(0).similarity()).isCloseTo(1, within(1e-6f)).isLessThanOrEqualTo(1);
            assertThat(vectors.nearest(List.of(one), 2000).get(0).get(1500).row())
                    .isZero();
        }
    }

    @Test
    void nearest_toZeros_areTheFirstOfAll_atZero() {
        try (Vectors vectors = new Vectors(backend, "test", Similarity.COSINE, 2)) {
            vectors.add(
                    List.of(new float[] {-1, 0}, new float[2], new float[] {3e-42f, 0}, new float[] {2e38f, 3e38f}));
            assertThat(vectors.nearest(List.of(new float[2]), 3).get(0))
                    .containsExactly(new Neighbour(0, 0), new Neighbour(1, 0), new Neighbour(2, 0));
            assertThat(vectors.nearest(List.of(new float[] {1e38f, 0}), 4).get(0))
                    .extracting(Neighbour::row)
                    .containsExactly(2L, 3L, 1L, 0L);
        }
    }

    @Test
    void nearest_byProduct_prefersLongVectors() {
        try (Vectors vectors = new Vectors(backend, "test", Similarity.PRODUCT, 2)) {
            vectors.add(List.of(new float[] {1, 0}, new float[] {5, 5}, new float[] {-9, 0}));
            assertThat(vectors.nearest(List.of(new float[] {2, 0}), 3).get(0))
                    .containsExactly(new Neighbour(1, 10), new Neighbour(0, 2), new Neighbour(2, -18));
        }
    }

    @Test
    void nearest_haveTheSameBits_inAnyCompanyAndOnAnyThreads() {
        SplittableRandom random = new SplittableRandom(7);
        List<float[]> all = random(random, 20_000, 48);
        List<float[]> asked = random(random, 150, 48);
        List<List<Neighbour>> expected = nearest(backend, List.of(all), asked);
        List<List<float[]>> pieces = new ArrayList<>();
        for (int from = 0; from < all.size(); from += 777) {
            pieces.add(all.subList(from, Math.min(all.size(), from + 777)));
        }
        for (int threads : new int[] {1, 3, 8}) {
            try (CpuBackend other = new CpuBackend("", threads, 1L << 30)) {
                assertThat(nearest(other, pieces, asked)).isEqualTo(expected);
                for (int i : new int[] {0, 77, 149}) {
                    assertThat(nearest(other, pieces, asked.subList(i, i + 1))).containsExactly(expected.get(i));
                }
            }
        }
    }

    /** Every vector is nearer than all before it, so the nearest is the last of those that are seen. */
    @Test
    void nearest_whileOthersAreAdded_seesWholeBatches() throws Exception {
        try (Vectors vectors = new Vectors(backend, "test", Similarity.COSINE, 2)) {
            Thread adding = new Thread(() -> {
                for (int row = 0; row < 20_000; row += 10) {
                    vectors.add(IntStream.range(row, row + 10)
                            .mapToObj(i -> new float[] {1 + i, 10_000})
                            .toList());
                }
            });
            adding.start();
            long before = 0;
            while (adding.isAlive()) {
                long size = vectors.size();
                for (Neighbour last :
                        vectors.nearest(List.of(new float[] {1, 0}), 1).get(0)) {
                    assertThat(last.row() % 10).isEqualTo(9);
                    assertThat(last.row()).isGreaterThanOrEqualTo(Math.max(before, size - 1));
                    before = last.row();
                }
            }
            adding.join();
            assertThat(vectors.nearest(List.of(new float[] {1, 0}), 1)
                            .get(0)
                            .get(0)
                            .row())
                    .isEqualTo(19_999);
        }
    }

    private static List<List<Neighbour>> nearest(CpuBackend backend, List<List<float[]>> pieces, List<float[]> asked) {
        try (Vectors vectors = new Vectors(backend, "test", Similarity.COSINE, 48)) {
            pieces.forEach(vectors::add);
            return vectors.nearest(asked, 20);
        }
    }

    @ParameterizedTest
    @EnumSource(Similarity.class)
    void add_ofNumbersThatAreNone_isRefusedAsAWhole(Similarity similarity) {
        try (Vectors vectors = new Vectors(backend, "test", similarity, 3)) {
            for (float wrong : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
                List<float[]> some = List.of(new float[] {1, 2, 3}, new float[] {1, wrong, 3});
                assertThatThrownBy(() -> vectors.add(some))
                        .isInstanceOf(EngineException.class)
                        .hasMessageContaining("number 1")
                        .hasMessageContaining(Float.toString(wrong));
                assertThatThrownBy(() -> vectors.nearest(some, 1)).isInstanceOf(EngineException.class);
            }
            assertThat(vectors.size()).isZero();
        }
    }

    @Test
    void add_ofVectorsThatCannotBeCompared_isRefused() {
        try (Vectors vectors = new Vectors(backend, "test", Similarity.PRODUCT, 2)) {
            assertThatThrownBy(() -> vectors.add(List.of(new float[] {1, 2, 3})))
                    .isInstanceOf(EngineException.class)
                    .hasMessageContaining("3 numbers");
            assertThatThrownBy(() -> vectors.add(List.of(new float[] {0x1p61f, 0})))
                    .isInstanceOf(EngineException.class)
                    .hasMessageContaining("Scale");
            assertThatThrownBy(() -> vectors.nearest(List.of(new float[2]), 0)).isInstanceOf(EngineException.class);
        }
    }

    @Test
    void add_withoutMemory_leavesWhatWasThere() {
        try (CpuBackend small = new CpuBackend("", 2, 1 << 20);
                Vectors vectors = new Vectors(small, "test", Similarity.COSINE, 100)) {
            vectors.add(random(new SplittableRandom(1), 1000, 100));
            assertThatThrownBy(() -> vectors.add(random(new SplittableRandom(2), 3000, 100)))
                    .isInstanceOf(EngineException.class)
                    .hasMessageContaining("test");
            assertThat(vectors.size()).isEqualTo(1000);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 384, 5000})
    void memory_isLittleMoreThanTheVectors(int width) {
        try (Vectors vectors = new Vectors(backend, "test", Similarity.COSINE, width)) {
            int count = 6_000_000 / width;
            vectors.add(random(new SplittableRandom(1), count, width));
            long bytes = (long) Float.BYTES * width * count;
            assertThat(backend.memory().used()).isBetween(bytes, 2 * bytes + (1 << 16));
        }
        assertThat(backend.memory().used()).isZero();
    }
}
