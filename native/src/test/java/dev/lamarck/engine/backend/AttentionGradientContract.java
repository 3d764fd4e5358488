package dev.lamarck.engine.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamarck.engine.tensor.DType;
import dev.lamarck.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What attention gives back on every backend that trains. */
abstract class AttentionGradientContract extends GradientContract {
    @ParameterizedTest
    @CsvSource({
        "4,4,64,0,true",
        "4,1,80,0,true",
        "12,2,128,100,true",
        "7,1,256,0,true",
        "8,1,20,33,true",
        "6,6,32,0,false"
    })
    void attend_overPages(int queries, int keys, int size, int window, boolean causal) throws Exception {
        KeptHeads kept = new KeptHeads(new Heads(queries, keys, size), DType.F32, 0);
        Sight sight = new Sight(0.11f, window, causal);
        check((backend, backward, given) -> new Attending(kept, sight).back(backend, given, 0, 130, 57));
    }

    private record Attending(KeptHeads kept, Sight sight) {
        /** Gradients of sequences of so many tokens, of which the first few take no part. */
        private float[] back(Backend backend, Given given, int without, int... counts) {
            int all = Arrays.stream(counts).sum();
            int rows = all - without;
            long queryWidth = kept.heads().queryWidth();
            long keyWidth = kept.heads().keyWidth();
            Tensor q = given.tensor(all, queryWidth, 2).rows(without, rows);
            Tensor k = given.tensor(all, keyWidth, 2).rows(without, rows);
            Tensor v = given.tensor(all, keyWidth, 2).rows(without, rows);
            Tensor dout = given.tensor(all, queryWidth, 1).rows(without, rows);
            List<Stretch> stretches = new ArrayList<>();
            int first = 0;
            for (int count : counts) {
                if (first >= without) {
                    List<Page> pages = given.pages(count, kept.bytes());
                    stretches.add(new Stretch(first - without, count, 0, pages, null));
                }
                first += count;
            }
            Prepared batch = given.prepared(new Batch(new int[rows], stretches));
            Tensor out = given.room(rows, queryWidth);
            backend.keep(batch, kept, k, v);
            backend.attend(batch, kept, sight, q, out);
            Backward.Inputs gradient = new Backward.Inputs(
                    given.room(rows, queryWidth), given.room(rows, keyWidth), given.room(rows, keyWidth));
            backend.backward().orElseThrow().attend(batch, kept, sight, new Backward.Seen(q, out), dout, gradient);
            return join(
                    backend.read(gradient.queries()), backend.read(gradient.keys()), backend.read(gradient.values()));
        }
    }

    @Test
    void attend_ofASequence_givesTheSameBitsAlone() throws Exception {
        KeptHeads kept = new KeptHeads(new Heads(6, 2, 64), DType.F32, 0);
        Sight sight = new Sight(0.2f, 0, true);
        Backend backend = backend(2);
        float[] both = result(backend, (on, backward, given) -> new Attending(kept, sight).back(on, given, 0, 99, 150));
        float[] second =
                result(backend, (on, backward, given) -> new Attending(kept, sight).back(on, given, 99, 99, 150));
        int query = 6 * 64;
        int key = 2 * 64;
        assertThat(Arrays.copyOf(second, 150 * query)).isEqualTo(Arrays.copyOfRange(both, 99 * query, 249 * query));
        assertThat(Arrays.copyOfRange(second, 150 * query, 150 * (query + key)))
                .isEqualTo(Arrays.copyOfRange(both, 249 * query + 99 * key, 249 * (query + key)));
    }

    @Test
    void attend_inTheMiddleOfASequence_isRefused() throws Exception {
        KeptHeads kept = new KeptHeads(new Heads(1, 1, 16), DType.F32, 0);
        Backend backend = backend(1);
        try (Given given = new Given(backend, 5)) {
            Tensor x = given.tensor(5, 16, 1);
            Stretch end = new Stretch(0, 5, 3, given.pages(8, kept.bytes()), null);
            Prepared batch = given.prepared(new Batch(new int[5], List.of(end)));
            Backward backward = backend.backward().orElseThrow();
            assertThatThrownBy(() -> backward.attend(
                            batch,
                            kept,
                            new Sight(1, 0, true),
                            new Backward.Seen(x, x),
                            x,
                            new Backward.Inputs(x, x, x)))
                    .hasMessageContaining("whole sequences");
        }
    }
}
