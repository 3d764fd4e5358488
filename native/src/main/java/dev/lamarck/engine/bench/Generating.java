package dev.lamarck.engine.bench;

import dev.lamarck.engine.infer.Generator;
import dev.lamarck.engine.infer.Request;
import dev.lamarck.engine.model.Model;
import java.util.List;
import java.util.SplittableRandom;

/** Prompts that are read, and tokens that follow one by one. */
public final class Generating {
    private final Generator generator;
    private final int[] prompt;

    public Generating(Model model, Generator generator, int promptTokens) {
        this.generator = generator;
        this.prompt = new SplittableRandom(2)
                .ints(promptTokens, 0, model.architecture().sizes().vocabulary())
                .toArray();
    }

    /** A prompt, to its first token. */
    public Work prefill() {
        return Work.timed(() -> generator.generate(List.of(Request.greedy(prompt, 1))));
    }

    /** So many tokens behind a prompt, without the time of the prompt. */
    public Work decode(int tokens) {
        return () -> {
            double first = prefill().seconds();
            return Work.timed(() -> generator.generate(List.of(Request.greedy(prompt, tokens + 1))))
                            .seconds()
                    - first;
        };
    }
}
