package dev.lamarck.engine.infer;

import dev.lamarck.engine.backend.Delta;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be generated.
 *
 * @param prompt at least one token
 * @param adapter what changes the model for it
 * @param most how many tokens are generated at most
 * @param ends tokens that end it; they are not part of the result
 * @param within how long it may take in all, waiting included; without a limit if empty
 */
public record Request(
        int[] prompt,
        Optional<Delta> adapter,
        Sampling sampling,
        int most,
        Set<Integer> ends,
        Optional<Duration> within) {
    public Request {
        prompt = prompt.clone();
        ends = Set.copyOf(ends);
        if (prompt.length == 0) {
            throw InferErrors.outOfRange("prompt", "empty", "at least one token");
        }
        if (most < 0) {
            throw InferErrors.outOfRange("number of tokens", most, "0 or more");
        }
    }

    /** The likeliest continuation. */
    public static Request greedy(int[] prompt, int most) {
        return new Request(prompt, Optional.empty(), Sampling.GREEDY, most, Set.of(), Optional.empty());
    }

    public Request with(Sampling other) {
        return new Request(prompt, adapter, other, most, ends, within);
    }

    public Request with(Optional<Delta> other) {
        return new Request(prompt, other, sampling, most, ends, within);
    }
}
