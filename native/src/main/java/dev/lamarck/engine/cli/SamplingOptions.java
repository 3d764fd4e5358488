package dev.lamarck.engine.cli;

import dev.lamarck.engine.infer.Sampling;
import dev.lamarck.engine.model.GenerationDefaults;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How tokens are chosen. What is not said is as the makers of the model would have it. */
final class SamplingOptions {
    @Option(names = "--greedy", description = "Take the likeliest token each time.")
    private boolean greedy;

    @Option(names = "--temperature", paramLabel = "T", description = "Divide logits by this before a token is drawn.")
    private Optional<Double> temperature = Optional.empty();

    @Option(names = "--top-k", paramLabel = "N", description = "Draw from the N likeliest tokens. 0 for all.")
    private Optional<Integer> topK = Optional.empty();

    @Option(
            names = "--top-p",
            paramLabel = "P",
            description = "Draw from the likeliest tokens that together have this share.")
    private Optional<Double> topP = Optional.empty();

    @Option(
            names = "--min-p",
            paramLabel = "P",
            description = "Draw from tokens with at least this share of the likeliest one's probability.")
    private double minP;

    @Option(
            names = "--repetition-penalty",
            paramLabel = "X",
            description = "Make tokens that are there already less likely by this. 1 for no penalty.")
    private Optional<Double> penalty = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Of the draws: the same seed gives the same text. Default: 0.")
    private long seed;

    Sampling sampling(GenerationDefaults defaults) {
        GenerationDefaults.Sampling usual = defaults.sampling();
        boolean draws = !greedy && (usual.drawn() || temperature.isPresent() || topK.isPresent() || topP.isPresent());
        double repetition = penalty.orElse(usual.repetitionPenalty());
        if (!draws) {
            return new Sampling(0, 0, 1, 0, repetition, seed);
        }
        return new Sampling(
                temperature.orElse(usual.temperature()),
                topK.orElse(usual.topK()),
                topP.orElse(usual.topP()),
                minP,
                repetition,
                seed);
    }
}
