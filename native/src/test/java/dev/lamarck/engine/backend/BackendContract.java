package dev.lamarck.engine.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamarck.engine.tensor.DType;
import dev.lamarck.engine.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What every backend has to do: what the reference does, within rounding, and to each row whatever its company. */
abstract class BackendContract extends Contract {
    @ParameterizedTest
    @CsvSource({"1,64,48", "2,80,7", "3,33,50", "4,16,16", "5,1000,97", "130,72,53", "300,1600,20"})
    void linear_ofAnyShape(int rows, int inputs, int outputs) throws Exception {
        check((backend, given) -> {
            Linear layer = given.linear(outputs, inputs, true);
            Tensor x = given.tensor(rows, inputs, 1);
            Tensor out = given.room(rows, outputs);
            Prepared batch = given.rows(new int[rows]);
            backend.linear(batch, layer, x, out, false);
            backend.linear(batch, layer, x, out, true);
            return backend.read(out);
        });
    }

    @Test
    void linear_withAdapters_changesTheRowsThatHaveOne() throws Exception {
        check((backend, given) -> {
            Linear layer = given.linear(101, 70, false);
            Delta[] deltas = {
                given.delta(101, 70, 8, false),
                null,
                given.delta(101, 70, 1, true),
                given.delta(101, 70, 60, true),
                given.delta(101, 70, 5, false)
            };
            Tensor x = given.tensor(203, 70, 1);
            Tensor out = given.room(203, 101);
            backend.linear(given.rows(new int[203], deltas), layer, x, out, false);
            return backend.read(out);
        });
    }

    @ParameterizedTest
    @CsvSource({"1,64,48,1", "7,33,50,3", "40,300,101,1", "130,72,53,64", "9,5000,49,30"})
    void linear_withNoise_isAsIfItWereAddedToTheWeights(int rows, int inputs, int outputs, int rank) throws Exception {
        check((backend, given) -> {
            Linear layer = given.linear(outputs, inputs, true);
            Delta[] deltas = {
                given.delta(Change.of(given.noise(0, rank))),
                null,
                given.delta(new Change(
                        given.low(outputs, inputs, 5, true), given.noise(-1, rank), given.tensor(1, outputs, 1))),
                given.delta(new Change(null, null, given.tensor(1, outputs, 1))),
            };
            Tensor out = given.room(rows, outputs);
            backend.linear(given.rows(new int[rows], deltas), layer, given.tensor(rows, inputs, 1), out, false);
            return backend.read(out);
        });
    }

    @ParameterizedTest
    @CsvSource({"48,64,1", "53,72,3", "1001,70,64", "3,7000,30"})
    void merge_addsChangesToWeights(int outputs, int inputs, int rank) throws Exception {
        check((backend, given) -> {
            Tensor weight = given.tensor(outputs, inputs, 1);
            List<Change> changes = List.of(
                    Change.of(given.noise(3, rank)),
                    Change.of(given.low(outputs, inputs, 6, true)),
                    new Change(given.low(outputs, inputs, 1, false), given.noise(4, 1), given.tensor(1, outputs, 1)));
            backend.merge(changes, new float[] {0.5f, -1, 0.25f}, weight);
            return backend.read(weight);
        });
    }

    @Test
    void linear_atASiteWithoutChange_leavesRowsAlone() throws Exception {
        Work work = (backend, given) -> {
            Linear layer = given.linear(20, 30, true);
            Linear elsewhere = new Linear(layer.weight(), layer.bias(), 3);
            Tensor out = given.room(9, 20);
            Prepared batch = given.rows(new int[9], given.delta(20, 30, 4, false));
            backend.linear(batch, elsewhere, given.tensor(9, 30, 1), out, false);
            return backend.read(out);
        };
        check(work);
    }

    @Test
    void linear_withAChangeOfAnotherShape_isRefused() throws Exception {
        Backend backend = backend(1);
        try (Given given = new Given(backend, 5)) {
            Linear layer = given.linear(20, 30, false);
            for (Delta wrong : List.of(given.delta(21, 30, 4, false), given.delta(20, 31, 4, false))) {
                Prepared batch = given.rows(new int[9], wrong);
                Tensor x = given.tensor(9, 30, 1);
                assertThatThrownBy(() -> backend.linear(batch, layer, x, given.room(9, 20), false))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("change");
            }
        }
    }

    @Test
    void linear_onPartsOfTensors_leavesTheRest() throws Exception {
        check((backend, given) -> {
            Linear layer = given.linear(24, 40, false);
            Tensor x = given.tensor(12, 100, 1);
            Tensor out = given.tensor(20, 60, 1);
            backend.linear(
                    given.rows(new int[12]),
                    layer,
                    x.columns(31, 40),
                    out.rows(5, 12).columns(17, 24),
                    false);
            return backend.read(out);
        });
    }

    @Test
    void embed_scalesWhatATableHas() throws Exception {
        check((backend, given) -> {
            Tensor table = given.tensor(50, 37, 1);
            Tensor out = given.room(40, 37);
            Prepared batch = given.rows(given.tokens(40, 50));
            backend.embed(batch, table, 6.5f, out);
            backend.addPositions(batch, given.tensor(41, 37, 1), out);
            return backend.read(out);
        });
    }

    @Test
    void gather_takesRowsInAnyOrder() throws Exception {
        check((backend, given) -> {
            Tensor out = given.room(4, 19);
            backend.gather(given.tensor(30, 19, 1), new int[] {29, 0, 7, 7}, out);
            return backend.read(out);
        });
    }

    @ParameterizedTest
    @CsvSource({"false,false", "true,false", "true,true"})
    void norm_ofEachKind(boolean centred, boolean biased) throws Exception {
        check((backend, given) -> {
            Tensor bias = biased ? given.tensor(1, 77, 1) : null;
            Norm norm = new Norm(given.tensor(1, 77, 1), bias, centred, 1e-5f);
            Tensor x = given.tensor(700, 77, 3);
            Tensor out = given.room(700, 77);
            backend.norm(norm, x, out);
            return backend.read(out);
        });
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void activate_alone_andTimesAnother(Activation kind) throws Exception {
        check((backend, given) -> {
            Tensor x = given.tensor(60, 333, 8);
            backend.activate(kind, x, given.tensor(60, 333, 1), x);
            return backend.read(x);
        });
        check((backend, given) -> {
            Tensor out = given.room(9, 333);
            backend.activate(kind, given.tensor(9, 333, 100), out);
            return backend.read(out);
        });
    }

    @Test
    void add_putsSumsInPlace() throws Exception {
        check((backend, given) -> {
            Tensor to = given.tensor(400, 51, 1);
            backend.add(given.tensor(400, 51, 1), to);
            return backend.read(to);
        });
    }

    @ParameterizedTest
    @CsvSource({"64,32", "80,16", "20,5", "256,128"})
    void rotate_turnsTheFirstNumbersOfEveryHead(int size, int pairs) throws Exception {
        check((backend, given) -> {
            Rotary rotary = new Rotary(given.tensor(90, pairs, 1), given.tensor(90, pairs, 1));
            Tensor x = given.tensor(61, 3L * size, 1);
            List<Stretch> stretches =
                    List.of(new Stretch(0, 40, 50, List.of(), null), new Stretch(40, 21, 0, List.of(), null));
            backend.rotate(given.prepared(new Batch(new int[61], stretches)), rotary, size, x);
            return backend.read(x);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "4,4,64,0,true",
        "4,1,80,0,true",
        "12,2,128,100,true",
        "7,1,256,0,true",
        "8,1,20,33,true",
        "6,6,32,0,false"
    })
    void attention_overPages(int queries, int keys, int size, int window, boolean causal) throws Exception {
        KeptHeads kept = new KeptHeads(new Heads(queries, keys, size), DType.F32, 1);
        check((backend, given) -> {
            Tensor out = given.room(757, kept.heads().queryWidth());
            attend(backend, given, kept, new Sight(0.11f, window, causal), out);
            return backend.read(out);
        });
    }

    /** Attention of two sequences, of 700 and of 57 tokens. */
    private static void attend(Backend backend, Given given, KeptHeads kept, Sight sight, Tensor out) {
        List<Page> first = given.pages(700, 2 * kept.bytes());
        List<Page> second = given.pages(57, 2 * kept.bytes());
        Tensor q = given.tensor(757, kept.heads().queryWidth(), 2);
        Tensor k = given.tensor(757, kept.heads().keyWidth(), 2);
        Tensor v = given.tensor(757, kept.heads().keyWidth(), 2);
        List<Stretch> stretches = List.of(new Stretch(0, 700, 0, first, null), new Stretch(700, 57, 0, second, null));
        Prepared batch = given.prepared(new Batch(new int[757], stretches));
        backend.keep(batch, kept, k, v);
        backend.attend(batch, kept, sight, q, out);
    }

    @Test
    void attention_ofAPromptInPieces_givesTheSameBits() throws Exception {
        KeptHeads kept = new KeptHeads(new Heads(6, 2, 64), DType.F32, 0);
        Sight sight = new Sight(0.2f, 0, true);
        Backend backend = backend(2);
        float[] whole = result(backend, (on, given) -> pieces(on, given, kept, sight, 900));
        for (int piece : new int[] {1, 7, 64, 333}) {
            assertThat(result(backend, (on, given) -> pieces(on, given, kept, sight, piece)))
                    .as("pieces of %d", piece)
                    .isEqualTo(whole);
        }
    }

    private static float[] pieces(Backend backend, Given given, KeptHeads kept, Sight sight, int piece) {
        Tensor q = given.tensor(900, kept.heads().queryWidth(), 2);
        Tensor k = given.tensor(900, kept.heads().keyWidth(), 2);
        Tensor v = given.tensor(900, kept.heads().keyWidth(), 2);
        Tensor out = given.room(900, kept.heads().queryWidth());
        List<Page> pages = given.pages(900, kept.bytes());
        for (int from = 0; from < 900; from += piece) {
            int count = Math.min(piece, 900 - from);
            Prepared batch =
                    given.prepared(new Batch(new int[count], List.of(new Stretch(0, count, from, pages, null))));
            backend.keep(batch, kept, k.rows(from, count), v.rows(from, count));
            backend.attend(batch, kept, sight, q.rows(from, count), out.rows(from, count));
        }
        return backend.read(out);
    }

    @Test
    void score_ofTargets_withoutKeepingLogits() throws Exception {
        check((backend, given) -> {
            Linear head = given.linear(4001, 48, true);
            int[] tokens = given.tokens(150, 4001);
            Delta[] deltas = {given.delta(4001, 48, 8, false), null};
            Backend.Scores scores = backend.score(given.rows(tokens, deltas), head, given.tensor(150, 48, 3), tokens);
            float[] both = Arrays.copyOf(scores.likelihoods(), 300);
            for (int i = 0; i < 150; i++) {
                both[150 + i] = scores.best()[i] / 1000f;
            }
            return both;
        });
    }

    @Test
    void everyRow_hasTheSameBitsInAnyCompany() throws Exception {
        Backend backend = backend(2);
        float[] together = result(backend, (on, given) -> layer(on, given, 0, 37));
        for (int[] part : new int[][] {{0, 1}, {5, 3}, {11, 26}, {36, 1}}) {
            float[] alone = result(backend, (on, given) -> layer(on, given, part[0], part[1]));
            int width = together.length / 37;
            assertThat(alone)
                    .as("rows %d and %d after it", part[0], part[1] - 1)
                    .isEqualTo(Arrays.copyOfRange(together, part[0] * width, (part[0] + part[1]) * width));
        }
    }

    /** Some of 37 rows through a norm, a linear layer with an adapter, an activation and a head. */
    private static float[] layer(Backend backend, Given given, int from, int count) {
        Tensor x = given.tensor(37, 1000, 1).rows(from, count);
        Linear layer = given.linear(203, 1000, true);
        Linear head = new Linear(given.tensor(2500, 203, 0.3), null, 8);
        Prepared batch = given.rows(new int[count], given.delta(203, 1000, 6, true));
        Tensor even = given.room(count, 1000);
        Tensor out = given.room(count, 203);
        backend.norm(new Norm(given.tensor(1, 1000, 1), null, false, 1e-6f), x, even);
        backend.linear(batch, layer, even, out, false);
        backend.activate(Activation.SILU, out, out, out);
        Backend.Scores scores = backend.score(batch, head, out, new int[count]);
        float[] values = backend.read(out);
        float[] all = new float[count * 204];
        for (int row = 0; row < count; row++) {
            System.arraycopy(values, row * 203, all, row * 204, 203);
            all[row * 204 + 203] = scores.likelihoods()[row];
        }
        return all;
    }
}
