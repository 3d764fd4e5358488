package dev.lamarck.evolve.vector;

import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.conf.Positive;
import dev.lamarck.conf.Range;
import dev.lamarck.evolve.Learner;
import dev.lamarck.genome.Genome;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Normal noise whose size follows its success (Rechenberg, "Evolutionsstrategie", 1973): where more than a fifth of the
 * children beat their first parent the steps are too short, where fewer do they are too long. Each island has its own
 * size. After a generation it is multiplied by exp((share of successes - target) / ((1 - target) damping)), the damping
 * being 1 + n / (2 children), so that many children change it as fast as few genes do.
 */
final class GaussianOneFifth implements Learner {

    private final Settings settings;

    /** How far at first, and when it grows. */
    record Settings(
            @Default("0.1") @Positive @Doc("first standard deviation, as a share of the width of a gene's bounds")
            double sigma,

            @Default("1e-12") @Positive @Doc("it never gets smaller")
            double minSigma,

            @Default("1") @Positive @Doc("it never gets greater")
            double maxSigma,

            @Default("0.2") @Range(min = 0.001, max = 0.999) @Doc("share of successes at which it stays")
            double target,

            @Default("1") @Range(min = 0, max = 1) @Doc("chance of each gene to change; at least one does")
            double rate,

            @Default("clamp") @Doc("what happens to a gene that leaves its bounds")
            Bounds bounds) {

        Settings {
            StepLimits.around(sigma, minSigma, maxSigma);
        }

        StepLimits limits() {
            return new StepLimits(minSigma, maxSigma);
        }
    }

    GaussianOneFifth(Settings settings) {
        this.settings = settings;
    }

    @Override
    public List<Genome> vary(Brood brood) {
        Box box = Box.of(brood.vectors());
        double sigma = sigma(brood.state()) * brood.temperature();
        NormalStep step = new NormalStep(sigma, settings.rate(), settings.bounds());
        return brood.matings().stream()
                .<Genome>map(mating -> box.vector(step.moved(
                        box,
                        Vectors.genes(mating, 0, "gaussian-one-fifth"),
                        mating.key().draws())))
                .toList();
    }

    private double sigma(byte[] state) {
        return settings.limits()
                .keep(
                        state.length == 0
                                ? settings.sigma()
                                : ByteBuffer.wrap(state).getDouble());
    }

    @Override
    public byte[] learn(Lesson lesson) {
        double children = lesson.children().size();
        if (children == 0) {
            return lesson.before();
        }
        double successes =
                lesson.children().stream().filter(GaussianOneFifth::better).count();
        double damping = 1 + lesson.vectors().size() / (2 * children);
        double drift = (successes / children - settings.target()) / ((1 - settings.target()) * damping);
        double sigma = sigma(lesson.before()) * StrictMath.exp(drift);
        double kept = settings.limits().keep(sigma);
        return ByteBuffer.allocate(Double.BYTES).putDouble(kept).array();
    }

    static boolean better(Offspring child) {
        return child.member()
                .filter(member -> member.beats(child.parents().get(0)))
                .isPresent();
    }
}
