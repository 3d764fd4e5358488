package dev.lamarck.engine.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lamarck.engine.tensor.EngineException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SamplerTest {
    private static final float[] LOGITS = {1, 3, 2, 3, -1, 0};

    private static int choose(Sampling sampling, int place) {
        return new Sampler(sampling).choose(LOGITS.clone(), new int[place], Optional.empty());
    }

    private static Set<Integer> chosen(Sampling sampling) {
        return IntStream.range(0, 400)
                .mapToObj(place -> choose(sampling, place))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void greedy_takesTheFirstOfTheLikeliest() {
        assertThat(choose(Sampling.GREEDY, 0)).isEqualTo(1);
    }

    @Test
    void draws_followTheProbabilities() {
        Sampling sampling = new Sampling(1, 0, 1, 0, 1, 77);
        int[] counts = new int[LOGITS.length];
        IntStream.range(0, 20_000).forEach(place -> counts[choose(sampling, place)]++);
        double total = 0;
        for (float logit : LOGITS) {
            total += Math.exp(logit);
        }
        for (int token = 0; token < counts.length; token++) {
            double share = Math.exp(LOGITS[token]) / total;
            assertThat(counts[token] / 20_000.0).isCloseTo(share, within(5 * Math.sqrt(share / 20_000)));
        }
    }

    @Test
    void seedAndPlace_decide() {
        int[] first = IntStream.range(0, 50)
                .map(place -> choose(new Sampling(1, 0, 1, 0, 1, 5), place))
                .toArray();
        assertThat(IntStream.range(0, 50)
                        .map(place -> choose(new Sampling(1, 0, 1, 0, 1, 5), place))
                        .toArray())
                .isEqualTo(first);
        assertThat(IntStream.range(0, 50)
                        .map(place -> choose(new Sampling(1, 0, 1, 0, 1, 6), place))
                        .toArray())
                .isNotEqualTo(first);
    }

    @Test
    void limits_leaveTheLikeliest() {
        assertThat(chosen(new Sampling(2, 1, 1, 0, 1, 1))).containsExactly(1, 3);
        assertThat(chosen(new Sampling(2, 3, 1, 0, 1, 1))).containsExactly(1, 2, 3);
        assertThat(chosen(new Sampling(1, 0, 0.3, 0, 1, 1))).containsExactly(1);
        assertThat(chosen(new Sampling(1, 0, 0.6, 0, 1, 1))).containsExactly(1, 3);
        assertThat(chosen(new Sampling(1, 0, 1, 0.2, 1, 1))).containsExactly(1, 2, 3);
    }

    @Test
    void repetition_makesTokensLessLikely() {
        Sampling sampling = new Sampling(0, 0, 1, 0, 2, 0);
        assertThat(new Sampler(sampling).choose(LOGITS.clone(), new int[] {1, 3, 3}, Optional.empty()))
                .isEqualTo(2);
    }

    @Test
    void allowedTokens_aloneAreChosen() {
        BitSet allowed = new BitSet();
        allowed.set(4);
        allowed.set(5);
        assertThat(new Sampler(Sampling.GREEDY).choose(LOGITS.clone(), new int[0], Optional.of(allowed)))
                .isEqualTo(5);
        assertThatThrownBy(() ->
                        new Sampler(Sampling.GREEDY).choose(LOGITS.clone(), new int[0], Optional.of(new BitSet())))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("No token is allowed");
    }

    @Test
    void aLogitThatIsNoNumber_isRefused() {
        float[] logits = LOGITS.clone();
        logits[4] = Float.NaN;
        assertThatThrownBy(() -> new Sampler(Sampling.GREEDY).choose(logits, new int[0], Optional.empty()))
                .hasMessageContaining("token 4");
    }

    @Test
    void settings_outOfRange_areRefused() {
        assertThatThrownBy(() -> new Sampling(-1, 0, 1, 0, 1, 0)).hasMessageContaining("temperature");
        assertThatThrownBy(() -> new Sampling(1, -1, 1, 0, 1, 0)).hasMessageContaining("top-k");
        assertThatThrownBy(() -> new Sampling(1, 0, 0, 0, 1, 0)).hasMessageContaining("top-p");
        assertThatThrownBy(() -> new Sampling(1, 0, 1, 2, 1, 0)).hasMessageContaining("min-p");
        assertThatThrownBy(() -> new Sampling(1, 0, 1, 0, 0, 0)).hasMessageContaining("repetition penalty");
    }

    @Test
    void philox_givesTheKnownAnswers() {
        assertThat(Philox.block(0, 0, 0, 0, 0)).isEqualTo(ints(0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8));
        assertThat(Philox.block(-1, -1, -1, -1, -1)).isEqualTo(ints(0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd));
        assertThat(Philox.block(0x299f31d0a4093822L, 0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344))
                .isEqualTo(ints(0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1));
    }

    private static int[] ints(int... values) {
        return Arrays.copyOf(values, values.length);
    }
}
