package dev.lamarck.engine.infer;

import dev.lamarck.engine.backend.Delta;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which of some texts a model would most likely go on with. */
public final class Ranking {
    private final Scorer scorer;

    public Ranking(Scorer scorer) {
        this.scorer = scorer;
    }

    /**
     * A choice with its likelihood.
     *
     * @param place among the choices as they were given
     * @param likelihood natural logarithm, of all tokens together
     * @param perToken the same for a token on average, with which choices of any length can be compared
     */
    public record Ranked(int place, double likelihood, double perToken) {}

    /**
     * The choices, the likeliest first; of equals the one that was given first.
     *
     * @param prompt at least one token
     * @param choices what may follow it, at least one token each
     * @param perToken whether they are ordered by the likelihood of a token on average
     */
    public List<Ranked> of(int[] prompt, List<int[]> choices, Optional<Delta> adapter, boolean perToken) {
        if (prompt.length == 0) {
            throw InferErrors.outOfRange("prompt", "empty", "at least one token");
        }
        if (choices.stream().anyMatch(choice -> choice.length == 0)) {
            throw InferErrors.outOfRange("choice", "empty", "at least one token");
        }
        List<Scorer.Text> texts = choices.stream()
                .map(choice -> new Scorer.Text(joined(prompt, choice), adapter, prompt.length))
                .toList();
        List<Ranked> ranked = new ArrayList<>();
        for (float[] likelihoods : scorer.likelihoods(texts)) {
            double sum = Scorer.sum(likelihoods);
            ranked.add(new Ranked(ranked.size(), sum, sum / likelihoods.length));
        }
        Comparator<Ranked> order = Comparator.comparingDouble(perToken ? Ranked::perToken : Ranked::likelihood);
        ranked.sort(order.reversed());
        return List.copyOf(ranked);
    }

    private static int[] joined(int[] prompt, int[] choice) {
        int[] all = Arrays.copyOf(prompt, prompt.length + choice.length);
        System.arraycopy(choice, 0, all, prompt.length, choice.length);
        return all;
    }
}
