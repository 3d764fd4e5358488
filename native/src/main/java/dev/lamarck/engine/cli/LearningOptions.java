package dev.lamarck.engine.cli;

import dev.lamarck.engine.tensor.EngineException;
import dev.lamarck.engine.train.FineTuning;
import dev.lamarck.engine.train.Gradients;
import dev.lamarck.engine.train.Lesson;
import dev.lamarck.engine.train.Rule;
import dev.lamarck.engine.train.Schedule;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How an adapter learns. */
final class LearningOptions {
    /** What makes steps of gradients. */
    enum Method {
        ADAM,
        SGD
    }

    private static final double USUAL_MOMENTUM = 0.9;
    /** Of all steps, where nothing is said: one in so many is to warm up. */
    private static final int WARMUP_SHARE = 20;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "Go through all lessons so often. Default: 3, unless --steps is given.")
    private Optional<Integer> epochs = Optional.empty();

    @Option(names = "--steps", paramLabel = "N", description = "Make so many steps instead.")
    private Optional<Integer> steps = Optional.empty();

    @Option(names = "--batch", paramLabel = "N", description = "Learn from so many lines in each step. Default: 8.")
    private int batch = 8;

    @Option(names = "--learning-rate", paramLabel = "X", description = "The fastest rate. Default: 0.0002.")
    private double rate = 2e-4;

    @Option(
            names = "--warmup",
            paramLabel = "N",
            description = "Steps until the fastest rate. Default: one in twenty of all.")
    private Optional<Integer> warmup = Optional.empty();

    @Option(
            names = "--schedule",
            paramLabel = "NAME",
            description = "What the rate does then: constant, linear or cosine. Default: linear.")
    private Schedule.Kind schedule = Schedule.Kind.LINEAR;

    @Option(names = "--optimiser", paramLabel = "NAME", description = "adam or sgd. Default: adam.")
    private Method optimiser = Method.ADAM;

    @Option(names = "--weight-decay", paramLabel = "X", description = "Default: 0.")
    private double decay;

    @Option(
            names = "--clip",
            paramLabel = "X",
            description = "Bring the norm of gradients down to this. 0 for never. Default: 1.")
    private double clip = 1;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description =
                    "Of the first numbers, the order of lines and what is left out: the same seed gives the same adapter."
                            + " Default: 0.")
    private long seed;

    @Option(
            names = "--rows",
            paramLabel = "N",
            description =
                    "Take so many tokens through the model at a time: fewer need less memory. The results are the same."
                            + " Default: 2048.")
    private int rows = Gradients.ROWS;

    long seed() {
        return seed;
    }

    Rule rule() {
        return optimiser == Method.ADAM ? Rule.Adam.usual(decay) : new Rule.Sgd(USUAL_MOMENTUM, decay);
    }

    FineTuning.Plan plan(List<Lesson> lessons) {
        if (epochs.isPresent() && steps.isPresent()) {
            throw new EngineException("Give either --epochs or --steps.");
        }
        int all = steps.orElse(Math.multiplyExact(epochs.orElse(3), FineTuning.stepsOfAll(lessons, batch)));
        int warm = warmup.orElse(all / WARMUP_SHARE);
        return new FineTuning.Plan(new Schedule(schedule, rate, warm, all), batch, clip, seed, rows);
    }
}
