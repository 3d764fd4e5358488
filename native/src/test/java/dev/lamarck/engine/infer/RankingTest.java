package dev.lamarck.engine.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lamarck.engine.backend.cpu.CpuBackend;
import dev.lamarck.engine.files.LocalFiles;
import dev.lamarck.engine.model.Model;
import dev.lamarck.engine.tensor.DType;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RankingTest {
    private static final List<int[]> CHOICES =
            List.of(new int[] {5}, new int[] {6, 7, 8}, new int[] {9, 10}, new int[] {5});

    private final CpuBackend backend = new CpuBackend("", 2, 1L << 30);
    private int[] prompt = {};
    private Model model;

    @BeforeEach
    void load() throws IOException {
        Expected expected = Expected.of("llama3");
        prompt = expected.texts().get(1);
        model = Model.load(new LocalFiles(), expected.folder(), backend);
    }

    @AfterEach
    void close() {
        model.close();
        backend.close();
    }

    private List<Ranking.Ranked> ranked(List<int[]> choices, boolean perToken) {
        return new Ranking(new Scorer(model)).of(prompt, choices, Optional.empty(), perToken);
    }

    /** How likely a choice is, token by token. */
    private double likelihood(int[] choice) {
        int[] all = prompt.clone();
        double sum = 0;
        for (int token : choice) {
            all = Arrays.copyOf(all, all.length + 1);
            all[all.length - 1] = token;
            sum += new Scorer(model)
                    .likelihoods(List.of(new Scorer.Text(all, Optional.empty(), all.length - 1)))
                    .get(0)[0];
        }
        return sum;
    }

    @Test
    void choices_comeByTheirLikelihood() {
        List<Ranking.Ranked> ranked = ranked(CHOICES, false);
        assertThat(ranked).extracting(Ranking.Ranked::place).containsExactlyInAnyOrder(0, 1, 2, 3);
        for (int i = 0; i < ranked.size(); i++) {
            int[] choice = CHOICES.get(ranked.get(i).place());
            assertThat(ranked.get(i).likelihood()).isCloseTo(likelihood(choice), within(1e-9));
            assertThat(ranked.get(i).perToken()).isCloseTo(likelihood(choice) / choice.length, within(1e-9));
            assertThat(i == 0 || ranked.get(i - 1).likelihood() >= ranked.get(i).likelihood())
                    .isTrue();
        }
        assertThat(ranked).extracting(Ranking.Ranked::place).containsSubsequence(0, 3);
    }

    @Test
    void perToken_longChoicesAreNoLessLikely() {
        List<Ranking.Ranked> ranked = ranked(CHOICES, true);
        for (int i = 1; i < ranked.size(); i++) {
            assertThat(ranked.get(i - 1).perToken())
                    .isGreaterThanOrEqualTo(ranked.get(i).perToken());
        }
    }

    @Test
    void theChoice_thatIsGenerated_isTheLikeliestToken() {
        try (Generator generator = new Generator(model, DType.F32, 1L << 26)) {
            int best = generator
                    .generate(List.of(Request.greedy(prompt, 1)))
                    .get(0)
                    .tokens()[0];
            int vocabulary = model.architecture().sizes().vocabulary();
            List<int[]> all = IntStream.range(0, vocabulary)
                    .mapToObj(token -> new int[] {token})
                    .toList();
            assertThat(ranked(all, false).get(0).place()).isEqualTo(best);
        }
    }

    @Test
    void perplexity_isOneOverTheLikelihoodOfAToken() {
        Scorer scorer = new Scorer(model);
        List<Scorer.Text> texts = List.of(Scorer.Text.of(prompt), Scorer.Text.of(1, 2, 3));
        double sum = 0;
        int count = 0;
        for (float[] likelihoods : scorer.likelihoods(texts)) {
            for (float likelihood : likelihoods) {
                sum += Math.log(Math.exp(likelihood));
                count++;
            }
        }
        assertThat(scorer.perplexity(texts)).isCloseTo(Math.pow(Math.exp(sum), -1.0 / count), within(1e-6));
        assertThat(scorer.perplexity(List.of())).isNaN();
    }

    @Test
    void emptyPromptsAndChoices_areRefused() {
        Ranking ranking = new Ranking(new Scorer(model));
        assertThatThrownBy(() -> ranking.of(new int[0], CHOICES, Optional.empty(), false))
                .hasMessageContaining("prompt");
        assertThatThrownBy(() -> ranked(List.of(new int[0]), false)).hasMessageContaining("choice");
    }
}
