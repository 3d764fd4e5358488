package dev.lamarck.engine.infer;

import dev.lamarck.engine.backend.Delta;
import dev.lamarck.engine.constrain.Constraint;
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
 * @param constraint what may be generated; anything if empty
 * @param reading whether it is read as text
 */
public record Request(
        int[] prompt,
        Optional<Delta> adapter,
        Sampling sampling,
        int most,
        Set<Integer> ends,
        Optional<Duration> within,
        Optional<Constraint> constraint,
        Optional<Reading> reading) {
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
        return new Request(
                prompt,
                Optional.empty(),
                Sampling.GREEDY,
                most,
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public Request with(Sampling other) {
        return new Request(prompt, adapter, other, most, ends, within, constraint, reading);
    }

    public Request with(Optional<Delta> other) {
        return new Request(prompt, other, sampling, most, ends, within, constraint, reading);
    }

    public Request with(Constraint other) {
        return new Request(prompt, adapter, sampling, most, ends, within, Optional.of(other), reading);
    }

    public Request with(Reading other) {
        return new Request(prompt, adapter, sampling, most, ends, within, constraint, Optional.of(other));
    }

    public Request within(Duration limit) {
        return new Request(prompt, adapter, sampling, most, ends, Optional.of(limit), constraint, reading);
    }

    public Request endingAt(Set<Integer> others) {
        return new Request(prompt, adapter, sampling, most, others, within, constraint, reading);
    }
}
