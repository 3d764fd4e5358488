package dev.lamarck.engine.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamarck.engine.backend.cpu.CpuBackend;
import dev.lamarck.engine.files.LocalFiles;
import dev.lamarck.engine.model.Model;
import dev.lamarck.engine.model.Pass;
import dev.lamarck.engine.tensor.DType;
import dev.lamarck.engine.tensor.EngineException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests that run together get what each would get alone. */
final class GeneratorTest {
    private static final long PLENTY = 1L << 26;

    private final CpuBackend backend = new CpuBackend("", 2, 1L << 30);
    private Expected expected;
    private Model model;

    @BeforeEach
    void load() throws IOException {
        expected = Expected.of("llama3");
        model = Model.load(new LocalFiles(), expected.folder(), backend);
    }

    @AfterEach
    void close() {
        model.close();
        backend.close();
    }

    private static Sampling sampling(int seed) {
        return new Sampling(1.3, 20, 0.95, 0.01, 1.1, seed);
    }

    private List<Request> requests() throws IOException {
        List<Request> requests = new ArrayList<>();
        for (int[] text : expected.texts()) {
            requests.add(Request.greedy(text, 70).with(sampling(requests.size())));
            requests.add(Request.greedy(text, 40));
        }
        return requests;
    }

    private List<int[]> generate(List<Request> requests, long cacheBytes) {
        try (Generator generator = new Generator(model, DType.F32, cacheBytes)) {
            return generator.generate(requests).stream()
                    .map(Continuation::tokens)
                    .toList();
        }
    }

    @Test
    void requests_thatRunTogether_getWhatEachGetsAlone() throws IOException {
        List<int[]> together = generate(requests(), PLENTY);
        for (int i = 0; i < together.size(); i++) {
            assertThat(generate(List.of(requests().get(i)), PLENTY).get(0))
                    .as("request %d", i)
                    .isEqualTo(together.get(i));
        }
    }

    @Test
    void withFewPages_requestsTakeTurns_andGetTheSame() throws IOException {
        long page = new Pass.Keeping(DType.F32, true).pageBytes(model.architecture());
        List<int[]> plenty = generate(requests(), PLENTY);
        List<int[]> few = generate(requests(), 5 * page);
        for (int i = 0; i < plenty.size(); i++) {
            assertThat(few.get(i)).as("request %d", i).isEqualTo(plenty.get(i));
        }
    }

    @Test
    void aRequest_withMoreTokensThanAllPagesHold_fails() throws IOException {
        long page = new Pass.Keeping(DType.F32, true).pageBytes(model.architecture());
        int[] text = expected.texts().get(3);
        assertThatThrownBy(() -> generate(List.of(Request.greedy(text, 100)), 2 * page))
                .hasMessageContaining("pages of 64 tokens");
    }

    @Test
    void tokensThatEnd_areNotPartOfTheResult() throws IOException {
        int[] text = expected.texts().get(1);
        int[] all = generate(List.of(Request.greedy(text, 20)), PLENTY).get(0);
        int end = all[7];
        int first = 0;
        while (all[first] != end) {
            first++;
        }
        Request request = new Request(text, Optional.empty(), Sampling.GREEDY, 20, Set.of(end), Optional.empty());
        try (Generator generator = new Generator(model, DType.F32, PLENTY)) {
            Continuation continuation = generator.generate(List.of(request)).get(0);
            assertThat(continuation.tokens()).isEqualTo(Arrays.copyOf(all, first));
            assertThat(continuation.why()).isEqualTo(Continuation.End.STOP);
        }
    }

    @Test
    void aListener_thatWantsNoMore_endsIt() throws IOException {
        List<Integer> heard = new ArrayList<>();
        try (Generator generator = new Generator(model, DType.F32, PLENTY)) {
            Running running = generator.add(Request.greedy(expected.texts().get(0), 50), token -> {
                heard.add(token);
                return heard.size() < 5;
            });
            while (generator.step()) {}
            assertThat(running.result().join().why()).isEqualTo(Continuation.End.CANCELLED);
            assertThat(running.result().join().tokens())
                    .containsExactly(heard.stream().mapToInt(Integer::intValue).toArray())
                    .hasSize(5);
        }
    }

    @Test
    void aDeadline_thatIsOver_endsItBeforeItBegins() throws IOException {
        Request late = new Request(
                expected.texts().get(0), Optional.empty(), Sampling.GREEDY, 50, Set.of(), Optional.of(Duration.ZERO));
        try (Generator generator = new Generator(model, DType.F32, PLENTY)) {
            Continuation continuation = generator.generate(List.of(late)).get(0);
            assertThat(continuation.why()).isEqualTo(Continuation.End.DEADLINE);
            assertThat(continuation.tokens()).isEmpty();
        }
    }

    @Test
    void whatCannotBeDone_isRefusedBeforeWorkStarts() {
        assertThatThrownBy(() -> Request.greedy(new int[0], 3))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("prompt");
        try (Generator generator = new Generator(model, DType.F32, PLENTY)) {
            assertThatThrownBy(() -> generator.generate(List.of(Request.greedy(new int[] {1}, 1 << 20))))
                    .isInstanceOf(EngineException.class)
                    .hasMessageContaining("Shorten the text");
        }
    }
}
