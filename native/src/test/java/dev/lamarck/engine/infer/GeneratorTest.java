package dev.lamarck.engine.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamarck.engine.adapter.AdapterBank;
import dev.lamarck.engine.adapter.PeftAdapter;
import dev.lamarck.engine.backend.cpu.CpuBackend;
import dev.lamarck.engine.constrain.Vocabularies;
import dev.lamarck.engine.files.LocalFiles;
import dev.lamarck.engine.model.Model;
import dev.lamarck.engine.model.Pass;
import dev.lamarck.engine.tensor.DType;
import dev.lamarck.engine.tensor.EngineException;
import dev.lamarck.engine.text.Pieces;
import dev.lamarck.engine.text.TextStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
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
        Request request = Request.greedy(text, 20).endingAt(Set.of(end));
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
            CompletableFuture<Continuation> result =
                    generator.add(Request.greedy(expected.texts().get(0), 50), token -> {
                        heard.add(token);
                        return heard.size() < 5;
                    });
            while (generator.step()) {}
            assertThat(result.join().why()).isEqualTo(Continuation.End.CANCELLED);
            assertThat(result.join().tokens())
                    .containsExactly(heard.stream().mapToInt(Integer::intValue).toArray())
                    .hasSize(5);
        }
    }

    @Test
    void aDeadline_thatIsOver_endsItBeforeItBegins() throws IOException {
        Request late = Request.greedy(expected.texts().get(0), 50).within(Duration.ZERO);
        try (Generator generator = new Generator(model, DType.F32, PLENTY)) {
            Continuation continuation = generator.generate(List.of(late)).get(0);
            assertThat(continuation.why()).isEqualTo(Continuation.End.DEADLINE);
            assertThat(continuation.tokens()).isEmpty();
        }
    }

    @Test
    void aDeadline_thatPassesOnTheWay_endsItWithWhatIsThere() throws IOException {
        AtomicLong now = new AtomicLong();
        try (Generator generator = new Generator(model, DType.F32, PLENTY, true, now::get)) {
            CompletableFuture<Continuation> late =
                    generator.add(Request.greedy(expected.texts().get(0), 50).within(Duration.ofSeconds(7)), token -> {
                        now.addAndGet(1_000_000_000);
                        return true;
                    });
            while (generator.step()) {}
            assertThat(late.join().why()).isEqualTo(Continuation.End.DEADLINE);
            assertThat(late.join().tokens()).hasSize(7);
        }
    }

    @Test
    void aResult_thatAnotherThreadCancels_endsItAlone() throws Exception {
        int[] text = expected.texts().get(0);
        try (Generator generator = new Generator(model, DType.F32, PLENTY)) {
            List<Integer> heard = new ArrayList<>();
            CompletableFuture<Continuation> cancelled = generator.add(Request.greedy(text, 60), token -> {
                heard.add(token);
                return true;
            });
            CompletableFuture<Continuation> other = generator.add(Request.greedy(text, 60), token -> true);
            while (heard.size() < 4) {
                generator.step();
            }
            Thread canceller = new Thread(() -> cancelled.cancel(false));
            canceller.start();
            canceller.join();
            while (generator.step()) {}
            assertThat(cancelled).isCancelled();
            assertThat(heard).hasSize(4);
            assertThat(other.join().tokens()).hasSize(60);
        }
    }

    @Test
    void aText_isHeardAsItComes_andEndsBeforeAStop() throws IOException {
        Pieces pieces = Vocabularies.bytes();
        int[] prompt = expected.texts().get(1);
        String all =
                decoded(generate(List.of(Request.greedy(prompt, 40)), PLENTY).get(0));
        String stop = all.substring(11, 13);
        List<String> heard = new ArrayList<>();
        try (Generator generator = new Generator(model, DType.F32, PLENTY)) {
            CompletableFuture<Continuation> result =
                    generator.add(Request.greedy(prompt, 40).with(new Reading(pieces, List.of(stop))), new Listener() {
                        @Override
                        public boolean hear(int token) {
                            return true;
                        }

                        @Override
                        public void read(String text) {
                            heard.add(text);
                        }
                    });
            while (generator.step()) {}
            String text = result.join().text();
            assertThat(text).isEqualTo(all.substring(0, all.indexOf(stop)));
            assertThat(String.join("", heard)).isEqualTo(text);
            assertThat(heard).hasSizeGreaterThan(1);
            assertThat(result.join().why()).isEqualTo(Continuation.End.STOP);
        }
    }

    private static String decoded(int[] tokens) {
        StringBuilder text = new StringBuilder();
        TextStream stream = TextStream.continuing(Vocabularies.bytes());
        Arrays.stream(tokens).forEach(token -> text.append(stream.feed(token)));
        return text.append(stream.end()).toString();
    }

    /** Prompts with the same beginning of some pages, at once and one after the other. */
    private List<Request> alike() {
        List<Request> requests = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            int[] prompt = new int[200 + i];
            Arrays.setAll(prompt, place -> place < 150 ? 7 * place % 60 : 1 + place % 50);
            prompt[170] = i;
            requests.add(Request.greedy(prompt, 70).with(sampling(i)));
        }
        return requests;
    }

    private List<int[]> generated(Generator generator, List<Request> requests) {
        return generator.generate(requests).stream().map(Continuation::tokens).toList();
    }

    @Test
    void pagesThatAreShared_saveRows_andChangeNoBits() {
        List<Request> requests = alike();
        try (Generator alone = new Generator(model, DType.F32, PLENTY, false, System::nanoTime);
                Generator shared = new Generator(model, DType.F32, PLENTY)) {
            List<int[]> expectedTokens = generated(alone, requests);
            List<int[]> tokens = generated(shared, requests);
            for (int i = 0; i < requests.size(); i++) {
                assertThat(tokens.get(i)).isEqualTo(expectedTokens.get(i));
            }
            assertThat(shared.rows()).isEqualTo(alone.rows() - 5 * 2 * 64);
            long before = shared.rows();
            List<int[]> again = generated(shared, requests);
            for (int i = 0; i < requests.size(); i++) {
                assertThat(again.get(i)).isEqualTo(expectedTokens.get(i));
            }
            assertThat(shared.rows() - before).isEqualTo(alone.rows() - 6 * 3 * 64);
        }
    }

    @Test
    void pagesOfAnotherAdapter_areNotShared() throws IOException {
        Request plain = alike().get(0);
        PeftAdapter adapter = PeftAdapter.read(new LocalFiles(), expected.folder() + "/adapters/qv");
        try (AdapterBank bank = new AdapterBank(model, PLENTY);
                AdapterBank.Use use = bank.use("qv", () -> adapter);
                Generator generator = new Generator(model, DType.F32, PLENTY)) {
            Request adapted = plain.with(Optional.of(use.delta()));
            List<int[]> tokens = generated(generator, List.of(plain, adapted));
            assertThat(generator.rows()).isEqualTo(2 * (200 + 69));
            assertThat(tokens.get(0)).isEqualTo(generate(List.of(plain), PLENTY).get(0));
            assertThat(tokens.get(1))
                    .isEqualTo(generate(List.of(adapted), PLENTY).get(0));
            assertThat(tokens.get(1)).isNotEqualTo(tokens.get(0));
        }
    }

    @Test
    void pagesOfOthers_areDropped_whenTheRoomIsNeeded() {
        long page = new Pass.Keeping(DType.F32, true).pageBytes(model.architecture());
        List<Request> requests = alike();
        List<int[]> expectedTokens = generate(requests, PLENTY);
        try (Generator few = new Generator(model, DType.F32, 7 * page)) {
            for (int round = 0; round < 2; round++) {
                List<int[]> tokens = generated(few, requests);
                for (int i = 0; i < requests.size(); i++) {
                    assertThat(tokens.get(i)).as("request %d", i).isEqualTo(expectedTokens.get(i));
                }
            }
        }
    }

    @Test
    void aPrompt_withMorePagesThanThereAre_isRefused() {
        long page = new Pass.Keeping(DType.F32, true).pageBytes(model.architecture());
        assertThatThrownBy(() -> generate(List.of(Request.greedy(new int[200], 1)), 2 * page))
                .hasMessageContaining("pages of 64 tokens");
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
