package dev.lamarck.evolve.vector;

import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.conf.Range;
import dev.lamarck.evolve.Habitat;
import dev.lamarck.evolve.Learner;
import dev.lamarck.evolve.Member;
import dev.lamarck.evolve.ParentSelection;
import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Philox;
import dev.lamarck.genome.RandomKey;
import dev.lamarck.genome.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Differential evolution (Storn and Price, "Differential Evolution - A Simple and Efficient Heuristic for Global
 * Optimization over Continuous Spaces", 1997): steps are the differences of members, so they have the size and the
 * directions of the population itself, and shrink as it closes in. Members take turns at being the target, which is the
 * first parent of a child and which the child is to beat; the child has some of its genes from the target and the others
 * from a member plus a scaled difference of two more.
 */
final class DifferentialEvolution implements Learner, ParentSelection {

    private static final String NAME = "differential-evolution";
    private static final int NOBODY = Integer.MAX_VALUE;

    private final Settings settings;

    /** How it moves. */
    record Settings(
            @Default("rand-1") @Doc("where the vector comes from that a difference is added to")
            Difference strategy,

            @Default("0.5") @Range(min = 0, max = 2) @Doc("factor of the difference; with 'adapt' the first mean")
            double f,

            @Default("0.9") @Range(min = 0, max = 1) @Doc("chance of a gene to change; with 'adapt' the first mean")
            double cr,

            @Default("0.1")
            @Range(min = 0, max = 1)
            @Doc("share of the members that are the best for current-to-pbest-1")
            double p,

            @Doc("draws the factor anew instead of 'f'") Optional<Dither> dither,

            @Default("none") @Doc("'jade' lets the means of f and cr follow what succeeds")
            Adapt adapt,

            @Default("resample") @Doc("what happens to a gene that leaves its bounds")
            Bounds bounds) {

        Settings {
            if (adapt == Adapt.JADE && dither.isPresent()) {
                throw new IllegalArgumentException(
                        "'adapt: jade' draws the factor itself, so 'dither' has no effect. Remove one of them.");
            }
            if (adapt == Adapt.JADE && !(f > 0)) {
                throw new IllegalArgumentException("'adapt: jade' needs a first mean 'f' above 0.");
            }
        }
    }

    /** Whether factor and crossover rate follow what succeeds. */
    enum Adapt {
        NONE,
        JADE
    }

    /** A factor that is uniform between two bounds. */
    record Dither(
            @Default("0.5") @Range(min = 0, max = 2) @Doc("least factor")
            double min,

            @Default("1") @Range(min = 0, max = 2) @Doc("greatest factor")
            double max,

            @Default("generation") @Doc("for whom one is drawn: each generation on an island, or each child")
            Each each) {

        Dither {
            if (min > max) {
                throw new IllegalArgumentException("'min' %s is above 'max' %s. Swap them.".formatted(min, max));
            }
        }
    }

    /** For whom a factor is drawn. */
    enum Each {
        GENERATION,
        CHILD
    }

    DifferentialEvolution(Settings settings) {
        this.settings = settings;
    }

    @Override
    public int parents() {
        return Donors.PARENTS;
    }

    /** Target and donors; members are targets in turn, over generations too, and donors differ while there are enough members. */
    @Override
    public List<List<Member>> select(Habitat habitat, List<Request> requests) {
        Donors donors = new Donors(habitat.members(), settings.strategy(), settings.p());
        List<List<Member>> parents = new ArrayList<>(requests.size());
        for (int child = 0; child < requests.size(); child++) {
            long turn = (long) requests.get(child).key().generation() * requests.size() + child;
            parents.add(donors.of(turn, requests.get(child).key().draws()));
        }
        return parents;
    }

    @Override
    public List<Genome> vary(Brood brood) {
        Box box = Box.of(brood.vectors());
        Jade means = means(brood.state());
        return brood.matings().stream()
                .<Genome>map(mating -> child(box, means, brood.temperature(), mating))
                .toList();
    }

    private Jade means(byte[] state) {
        return Jade.read(state, new Jade(settings.f(), settings.cr()));
    }

    private Vector child(Box box, Jade means, double temperature, Mating mating) {
        Philox random = mating.key().draws();
        Jade.Draw draw = draw(means, mating.key(), random);
        double[] genes = Vectors.genes(mating, 0, NAME);
        Donation donation = new Donation(
                settings.strategy(),
                temperature * draw.factor(),
                Vectors.of(mating.parents().get(1), NAME),
                Vectors.of(mating.parents().get(2), NAME),
                Vectors.of(mating.parents().get(3), NAME));
        int certain = random.nextInt(genes.length);
        for (int i = 0; i < genes.length; i++) {
            if (random.nextDouble() < draw.crossover() || i == certain) {
                genes[i] = donation.gene(box, i, genes[i], settings.bounds(), random);
            }
        }
        return box.vector(genes);
    }

    private Jade.Draw draw(Jade means, RandomKey key, Philox random) {
        if (settings.adapt() == Adapt.JADE) {
            return means.draw(random);
        }
        return new Jade.Draw(
                settings.dither().map(dither -> dithered(dither, key, random)).orElse(means.factor()),
                means.crossover());
    }

    private static double dithered(Dither dither, RandomKey key, Philox random) {
        RandomKey shared = new RandomKey(key.seed(), key.generation(), key.island(), NOBODY, key.purpose());
        double unit = dither.each() == Each.CHILD
                ? random.nextDouble()
                : shared.draws().nextDouble();
        return dither.min() + unit * (dither.max() - dither.min());
    }

    @Override
    public byte[] learn(Lesson lesson) {
        if (settings.adapt() == Adapt.NONE) {
            return new byte[0];
        }
        Jade means = means(lesson.before());
        List<Jade.Draw> successes = lesson.children().stream()
                .filter(GaussianOneFifth::better)
                .map(child -> draw(means, child.key(), child.key().draws()))
                .toList();
        return means.learned(successes).bytes();
    }
}
