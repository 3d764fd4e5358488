package dev.lamarck.evolve.vector;

import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.conf.Positive;
import dev.lamarck.conf.Range;
import dev.lamarck.evolve.Learner;
import dev.lamarck.evolve.Member;
import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Hash128;
import dev.lamarck.genome.Philox;
import dev.lamarck.genome.Vector;
import java.util.List;
import java.util.Optional;

/**
 * Normal noise of a size that is inherited and varied itself (Schwefel, "Numerical Optimization of Computer Models",
 * 1981): a child's size is its parent's times exp(tau N(0, 1)), and the child moves by its own. Who has a good size has
 * good children, so sizes are selected along with the genes. A member of whom no size is known, because another operator
 * made it or it came from another island, has the first one.
 */
final class GaussianSelfAdaptive implements Learner {

    private final Settings settings;

    /** How far at first, and how fast that varies. */
    record Settings(
            @Default("0.1") @Positive @Doc("first standard deviation, as a share of the width of a gene's bounds")
            double sigma,

            @Default("1e-12") @Positive @Doc("it never gets smaller")
            double minSigma,

            @Default("1") @Positive @Doc("it never gets greater")
            double maxSigma,

            @Positive
            @Doc("how fast it varies: standard deviation of its logarithm; 1 / sqrt(2 n) for n genes if absent")
            Optional<Double> tau,

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

    GaussianSelfAdaptive(Settings settings) {
        this.settings = settings;
    }

    @Override
    public List<Genome> vary(Brood brood) {
        Box box = Box.of(brood.vectors());
        StepSizes sizes = StepSizes.read(brood.state());
        return brood.matings().stream()
                .<Genome>map(mating -> child(box, sizes, brood.temperature(), mating))
                .toList();
    }

    private Vector child(Box box, StepSizes sizes, double temperature, Mating mating) {
        Vector parent = Vectors.of(mating.parents().get(0), "gaussian-self-adaptive");
        Philox random = mating.key().draws();
        double sigma = temperature * varied(sizes.of(parent.hash(), settings.sigma()), box.size(), random);
        return box.vector(new NormalStep(sigma, settings.rate(), settings.bounds()).moved(box, parent.genes(), random));
    }

    private double varied(double sigma, int size, Philox random) {
        double tau = settings.tau().orElseGet(() -> 1 / Math.sqrt(2.0 * size));
        double varied = sigma * StrictMath.exp(tau * random.nextGaussian());
        return settings.limits().keep(varied);
    }

    @Override
    public byte[] learn(Lesson lesson) {
        StepSizes sizes = StepSizes.read(lesson.before());
        StepSizes born = StepSizes.read(lesson.before());
        for (Offspring child : lesson.children()) {
            child.member().filter(member -> !born.knows(member.hash())).ifPresent(member -> {
                double parent = sizes.of(child.parents().get(0).hash(), settings.sigma());
                double sigma =
                        varied(parent, lesson.vectors().size(), child.key().draws());
                born.put(member.hash(), sigma);
            });
        }
        List<Hash128> living =
                lesson.after().members().stream().map(Member::hash).toList();
        return born.bytes(living);
    }
}
