package dev.lamarck.engine.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lamarck.engine.tensor.DType;
import dev.lamarck.engine.tensor.Tensor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What every backend that trains has to do: what the reference does, with the same bits in any company. */
abstract class BackwardContract extends GradientContract {
    @ParameterizedTest
    @CsvSource({"1,64,48", "2,80,7", "3,33,50", "4,16,16", "5,1000,97", "130,72,53", "300,1600,20"})
    void linear_ofAnyShape(int rows, int inputs, int outputs) throws Exception {
        check((backend, backward, given) -> {
            Linear layer = given.linear(outputs, inputs, true);
            Tensor dx = given.tensor(rows, inputs, 1);
            Prepared batch = given.rows(new int[rows]);
            Tensor dy = given.tensor(rows, outputs, 1);
            backward.linear(batch, layer, given.tensor(rows, inputs, 1), dy, dx);
            return backend.read(dx);
        });
    }

    @ParameterizedTest
    @EnumSource(DType.class)
    void weights_inFiles_areUsedInTheirOwnNumbers(DType type, @TempDir Path folder) throws Exception {
        byte[] bytes = new byte[8 + 97 * 73 * type.bytes()];
        new Random(9).nextBytes(bytes);
        // The upper byte of each number has a small exponent, so that none is infinite or no number.
        for (int i = 8 + type.bytes() - 1; i < bytes.length; i += type.bytes()) {
            bytes[i] = (byte) ((bytes[i] & 0x80) | 0x3b);
        }
        Path file = Files.write(folder.resolve("weights"), bytes);
        check((backend, backward, given) -> {
            try (Backend.Mapped mapped = backend.map(backend.memory(), file)) {
                Linear layer = new Linear(mapped.tensor(8, type, 97, 73), null, 0);
                Tensor dx = given.tensor(9, 73, 1);
                Tensor x = given.tensor(9, 73, 1);
                backward.linear(given.rows(new int[9]), layer, x, given.tensor(9, 97, 1), dx);
                Tensor back = given.tensor(9, 73, 1);
                int[] targets = given.tokens(9, 97);
                float[] likelihoods =
                        backend.score(given.rows(targets), layer, x, targets).likelihoods();
                backward.score(
                        layer,
                        x,
                        new Backward.Loss(targets, likelihoods, new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9}),
                        back);
                return join(backend.read(dx), backend.read(back));
            }
        });
    }

    /** Gradients of a layer of 70 to 101 numbers, of its input and of three changes of which one has two stretches. */
    private static Lesson layer(Dropout... dropouts) {
        return (backend, backward, given) -> {
            Linear layer = given.linear(101, 70, false);
            GivenLearning twice = GivenLearning.of(given, 101, 70, 8, dropouts[0]);
            GivenLearning many = GivenLearning.of(given, 101, 70, 61, dropouts[1]);
            GivenLearning one = GivenLearning.of(given, 101, 70, 1, dropouts[2]);
            Delta still = given.delta(101, 70, 5, true);
            Prepared batch = given.rows(new int[203], twice, null, many, still, twice, one);
            Tensor x = given.tensor(203, 70, 1);
            Tensor kept = given.tensor(203, 70, 1);
            Tensor out = given.tensor(203, 101, 1);
            Tensor dx = given.tensor(203, 70, 1);
            backward.drop(batch, layer, x, kept);
            backward.adapt(batch, layer, kept, out);
            backward.linear(batch, layer, kept, given.tensor(203, 101, 1), dx);
            List<float[]> all = new ArrayList<>(List.of(backend.read(kept), backend.read(out), backend.read(dx)));
            for (GivenLearning learned : List.of(twice, many, one)) {
                all.add(backend.read(learned.room().down()));
                all.add(backend.read(learned.room().up()));
            }
            return join(all.toArray(float[][]::new));
        };
    }

    @Test
    void linear_withChanges_addsTheirGradients() throws Exception {
        check(layer(Dropout.NONE, Dropout.NONE, Dropout.NONE));
    }

    @Test
    void linear_withDropout_leavesTheSameOutOnTheWayBack() throws Exception {
        check(layer(new Dropout(0x123456789abcdefL, 3, 0, 0.25f), new Dropout(77, 1, 40, 0.9f), Dropout.NONE));
    }

    @Test
    void drop_leavesOutAsOftenAsItSays() throws Exception {
        float[] kept = result(backend(2), (backend, backward, given) -> {
            GivenLearning learning = GivenLearning.of(given, 10, 1000, 2, new Dropout(5, 0, 0, 0.3f));
            float[] ones = new float[100 * 1000];
            Arrays.fill(ones, 1);
            Tensor out = given.room(100, 1000);
            backward.drop(
                    given.rows(new int[100], learning),
                    given.linear(10, 1000, false),
                    given.holding(100, 1000, ones),
                    out);
            return backend.read(out);
        });
        int left = 0;
        for (float value : kept) {
            assertThat(value).isIn(0f, 1 / (1 - 0.3f));
            left += value == 0 ? 1 : 0;
        }
        // Five standard deviations of a binomial distribution.
        assertThat(left).isCloseTo(30_000, within(725));
    }

    @Test
    void gradients_ofAChange_areTheSameInAnyCompanyAndInPieces() throws Exception {
        Dropout dropout = new Dropout(11, 2, 0, 0.2f);
        Backend backend = backend(2);
        float[] mixed = result(backend, (on, backward, given) -> {
            GivenLearning own = GivenLearning.of(given, 40, 50, 6, dropout);
            GivenLearning other = GivenLearning.of(given, 40, 50, 3, dropout);
            return learned(on, backward, given, own, new int[] {20, 20, 20}, own, other, own);
        });
        float[] alone = result(backend, (on, backward, given) -> {
            GivenLearning own = GivenLearning.of(given, 40, 50, 6, dropout);
            GivenLearning.of(given, 40, 50, 3, dropout);
            return learned(on, backward, given, own, new int[] {20, -20, 20}, own, own);
        });
        assertThat(mixed).isEqualTo(alone);
    }

    /** Stretches of so many of 60 rows each, without those of a negative count. */
    private static float[] learned(
            Backend on, Backward backward, Given given, GivenLearning own, int[] counts, Delta... deltas) {
        Linear layer = given.linear(40, 50, false);
        Tensor x = given.tensor(60, 50, 1);
        Tensor dy = given.tensor(60, 40, 1);
        int[] rows = new int[60];
        int count = 0;
        int from = 0;
        List<Stretch> stretches = new ArrayList<>();
        for (int piece : counts) {
            for (int i = 0; i < Math.abs(piece); i++, from++) {
                rows[count] = from;
                count += piece > 0 ? 1 : 0;
            }
            if (piece > 0) {
                stretches.add(new Stretch(count - piece, piece, 0, List.of(), deltas[stretches.size()]));
            }
        }
        Tensor some = given.room(count, 50);
        Tensor given_y = given.room(count, 40);
        on.gather(x, Arrays.copyOf(rows, count), some);
        on.gather(dy, Arrays.copyOf(rows, count), given_y);
        Prepared batch = given.prepared(new Batch(new int[count], stretches));
        Tensor kept = given.room(count, 50);
        backward.drop(batch, layer, some, kept);
        backward.linear(batch, layer, kept, given_y, given.tensor(count, 50, 0));
        return join(on.read(own.room().down()), on.read(own.room().up()));
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void norm_ofEachKind(boolean centred) throws Exception {
        check((backend, backward, given) -> {
            Norm norm = new Norm(given.tensor(1, 77, 1), null, centred, 1e-5f);
            Tensor dx = given.tensor(700, 77, 1);
            backward.norm(norm, given.tensor(700, 77, 3), given.tensor(700, 77, 1), dx);
            return backend.read(dx);
        });
    }

    @ParameterizedTest
    @EnumSource(value = Activation.class, names = "RELU", mode = EnumSource.Mode.EXCLUDE)
    void activate_alone_andTimesAnother(Activation kind) throws Exception {
        check((backend, backward, given) -> {
            Tensor x = given.tensor(9, 333, 8);
            Tensor up = given.tensor(9, 333, 1);
            Tensor dy = given.tensor(9, 333, 1);
            Tensor alone = given.room(9, 333);
            Tensor dgate = given.room(9, 333);
            backward.activate(kind, x, dy, alone);
            backward.activate(kind, new Backward.Gated(x, up), dy, new Backward.Gated(dgate, dy));
            return join(backend.read(alone), backend.read(dgate), backend.read(dy));
        });
    }

    @Test
    void activate_ofARelu_letsThroughWhatWasPositive() throws Exception {
        float[] found = result(backend(1), (backend, backward, given) -> {
            Tensor dx = given.room(1, 4);
            Tensor x = given.holding(1, 4, -1, 0, 0.5f, 3);
            backward.activate(Activation.RELU, x, given.holding(1, 4, 5, 6, 7, 8), dx);
            return backend.read(dx);
        });
        assertThat(found).containsExactly(0, 0, 7, 8);
    }

    @ParameterizedTest
    @CsvSource({"64,32", "80,16", "20,5"})
    void rotate_turnsBack(int size, int pairs) throws Exception {
        check((backend, backward, given) -> {
            Rotary rotary = new Rotary(given.tensor(90, pairs, 1), given.tensor(90, pairs, 1));
            Tensor dx = given.tensor(61, 3L * size, 1);
            List<Stretch> stretches =
                    List.of(new Stretch(0, 40, 50, List.of(), null), new Stretch(40, 21, 0, List.of(), null));
            backward.rotate(given.prepared(new Batch(new int[61], stretches)), rotary, size, dx);
            return backend.read(dx);
        });
    }

    @ParameterizedTest
    @CsvSource({"150,48,4001", "5,300,97"})
    void score_ofWeightedTargets(int rows, int inputs, int vocabulary) throws Exception {
        check((backend, backward, given) -> {
            Linear head = given.linear(vocabulary, inputs, true);
            int[] targets = given.tokens(rows, vocabulary);
            Tensor x = given.tensor(rows, inputs, 3);
            float[] weights = backend.read(given.tensor(1, rows, 2));
            float[] likelihoods =
                    backend.score(given.rows(targets), head, x, targets).likelihoods();
            Tensor dx = given.tensor(rows, inputs, 1);
            backward.score(head, x, new Backward.Loss(targets, likelihoods, weights), dx);
            return backend.read(dx);
        });
    }

    @Test
    void scatter_addsRows_andClearTakesAllAway() throws Exception {
        check((backend, backward, given) -> {
            Tensor to = given.tensor(30, 19, 1);
            Tensor gone = given.room(50, 40);
            backward.scatter(given.tensor(3, 19, 1), new int[] {29, 0, 7}, to);
            backward.clear(gone.columns(3, 20));
            return join(backend.read(to), backend.read(gone.columns(3, 20)));
        });
    }

    @Test
    void squares_ofManyNumbers() throws Exception {
        check((backend, backward, given) -> new float[] {
            (float) backward.squares(given.tensor(70, 1001, 1)), (float) backward.squares(given.tensor(3, 5, 1))
        });
    }

    @Test
    void steps_ofOptimisers() throws Exception {
        check((backend, backward, given) -> {
            Tensor x = given.tensor(70, 401, 1);
            Tensor gradient = given.tensor(70, 401, 1);
            Tensor first = given.tensor(70, 401, 0);
            Tensor second = given.tensor(70, 401, 0);
            Backward.Adam adam = new Backward.Adam(0.5f, 0.9f, 0.99f, 0.1f, 1.5f, 1e-3f, 0.999f);
            Backward.Sgd sgd = new Backward.Sgd(0.5f, 0.9f, 0.1f, 0.01f);
            backward.step(new Backward.Learned(x, gradient, List.of(first, second)), adam);
            backward.step(new Backward.Learned(x, gradient, List.of(first, second)), adam);
            float[] after = backend.read(x);
            backward.step(new Backward.Learned(x, gradient, List.of(first)), sgd);
            return join(after, backend.read(x), backend.read(first), backend.read(second));
        });
    }
}
