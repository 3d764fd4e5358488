package dev.lamarck.engine.bench;

import dev.lamarck.engine.infer.Generator;
import dev.lamarck.engine.infer.Listener;
import dev.lamarck.engine.infer.Request;
import dev.lamarck.engine.model.Model;
import java.util.List;
import java.util.SplittableRandom;

/** Prompts that are read, and tokens that follow one by one. Every prompt is another, so that nothing of it is known before. */
public final class Generating {
    private final Model model;
    private final Generator generator;
    private final int promptTokens;
    private final SplittableRandom random = new SplittableRandom(2);

    public Generating(Model model, Generator generator, int promptTokens) {
        this.model = model;
        this.generator = generator;
        this.promptTokens = promptTokens;
    }

    private int[] prompt() {
        return random.ints(promptTokens, 0, model.architecture().sizes().vocabulary())
                .toArray();
    }

    /** A prompt, to its first token. */
    public Work prefill() {
        return Work.timed(() -> generator.generate(List.of(Request.greedy(prompt(), 1))));
    }

    /** So many tokens behind the first one that follows a prompt. */
    public Work decode(int tokens) {
        return () -> {
            Watch watch = new Watch();
            generator.add(Request.greedy(prompt(), tokens + 1), watch);
            while (generator.step()) {}
            return (System.nanoTime() - watch.first) / 1e9;
        };
    }

    /** Remembers when the first token came. */
    private static final class Watch implements Listener {
        private long first;

        @Override
        public boolean hear(int token) {
            first = first == 0 ? System.nanoTime() : first;
            return true;
        }
    }
}
