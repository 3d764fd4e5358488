package dev.lamarck.evolve.vector;

import dev.lamarck.conf.ConfException;
import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.conf.Range;
import dev.lamarck.evolve.Learner;
import dev.lamarck.evolve.Member;
import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Hash128;
import dev.lamarck.genome.Purpose;
import dev.lamarck.genome.RandomKey;
import dev.lamarck.genome.Space;
import dev.lamarck.genome.VectorSpace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * CMA-ES as an operator, see {@link Cma}: children have no parents but a distribution, one an island, that the driver
 * updates from the ranks of all children which it made there in a generation. It lives in the unit cube, whose walls
 * are smooth, see {@link BoundTransform}; whole numbers and choices own equal parts of their axis.
 */
final class CmaEs implements Learner {

    private static final int MOST_GENES = 4_000;

    private final Settings settings;
    private final boolean separable;

    /** Where it starts. */
    record Settings(
            @Default("0.3")
            @Range(min = 1e-9, max = 10)
            @Doc("first standard deviation, as a share of the width of a gene's bounds")
            double sigma,

            @Default("mean") @Doc("where each island starts: at 'mean', or at a random point of its own")
            Start start,

            @Default("[]") @Doc("first mean, a value for each gene, or one for all; the middle of the bounds if empty")
            List<Double> mean) {

        Settings {
            mean = List.copyOf(mean);
            if (start == Start.RANDOM && !mean.isEmpty()) {
                throw new ConfException("'start: random' leaves 'mean' without effect. Remove one of them.");
            }
        }
    }

    /** Where an island starts. */
    enum Start {
        MEAN,
        RANDOM
    }

    private CmaEs(Settings settings, boolean separable) {
        this.settings = settings;
        this.separable = separable;
    }

    /** Learns dependencies between all genes: time and memory grow with the square of their number. */
    static CmaEs full(Settings settings) {
        return new CmaEs(settings, false);
    }

    /** Learns a scale for each gene: time and memory grow with their number. */
    static CmaEs separable(Settings settings) {
        return new CmaEs(settings, true);
    }

    @Override
    public void check(Space space) {
        VectorSpace vectors = (VectorSpace) space;
        if (!separable && vectors.size() > MOST_GENES) {
            throw new ConfException(
                    ("'cma-es' keeps two tables of genes x genes an island, too much for %d genes; at most %d are"
                                    + " allowed. Use 'sep-cma-es'.")
                            .formatted(vectors.size(), MOST_GENES));
        }
        Cube.of(vectors).start(settings.mean());
    }

    @Override
    public int parents() {
        return 0;
    }

    @Override
    public List<Genome> vary(Brood brood) {
        Cube cube = Cube.of(brood.vectors());
        if (brood.matings().isEmpty()) {
            return List.of();
        }
        Cma cma = distribution(cube, brood.state(), brood.matings().get(0).key());
        return brood.matings().stream()
                .<Genome>map(mating -> cube.vector(cma.point(normals(mating.key(), cube.size()), brood.temperature())))
                .toList();
    }

    /** What is known; where nothing is, the start of the island, which is the same for all its children. */
    private Cma distribution(Cube cube, byte[] state, RandomKey child) {
        if (state.length > 0) {
            return Cma.read(state, cube.size(), separable);
        }
        RandomKey island = new RandomKey(child.seed(), child.generation(), child.island(), 0, Purpose.INITIAL);
        double[] start = settings.start() == Start.RANDOM
                ? island.draws().doubles(cube.size()).toArray()
                : cube.start(settings.mean());
        return Cma.start(start, settings.sigma(), separable);
    }

    private static double[] normals(RandomKey key, int size) {
        return DoubleStream.generate(key.draws()::nextGaussian).limit(size).toArray();
    }

    /** Fewer than two scored children have no order to learn from. */
    @Override
    public byte[] learn(Lesson lesson) {
        if (lesson.children().isEmpty() || lesson.temperature() == 0) {
            return lesson.before(); // without a step there is nothing to learn from
        }
        Cube cube = Cube.of(lesson.vectors());
        Cma cma = distribution(cube, lesson.before(), lesson.children().get(0).key());
        List<Sample> ranked = ranked(lesson, cube, cma);
        long scored = ranked.stream().filter(Sample::scored).count();
        if (scored < 2) {
            return lesson.before();
        }
        List<Sample> counted = ranked.subList(0, (int) Math.min(ranked.size(), 2 * scored));
        cma.learn(counted.stream().map(Sample::normals).toArray(double[][]::new), lesson.temperature(), flat(counted));
        for (int gene = 0; gene < cube.size(); gene++) {
            cma.keepDeviation(gene, cube.leastDeviation(gene));
        }
        return cma.bytes();
    }

    /** A child by the numbers that made it. One that is equal to a sibling has the sibling's outcome. */
    private record Sample(double[] normals, Optional<Member> outcome) {
        boolean scored() {
            return outcome.isPresent();
        }
    }

    private static List<Sample> ranked(Lesson lesson, Cube cube, Cma cma) {
        Map<Hash128, Member> outcomes = new HashMap<>();
        lesson.children().forEach(child -> child.member().ifPresent(member -> outcomes.put(member.hash(), member)));
        List<Sample> samples = new ArrayList<>();
        for (Offspring child : lesson.children()) {
            double[] drawn = normals(child.key(), cube.size());
            samples.add(new Sample(
                    drawn,
                    child.member()
                            .or(() ->
                                    Optional.ofNullable(outcomes.get(cube.vector(cma.point(drawn, lesson.temperature()))
                                            .hash())))));
        }
        samples.sort(Comparator.comparing(
                sample -> sample.outcome().orElse(null), Comparator.nullsLast(Member.FITTEST_FIRST)));
        return samples;
    }

    /** Whether the best of the children is no better than one in the middle. */
    private static boolean flat(List<Sample> ranked) {
        Optional<Member> best = ranked.get(0).outcome();
        Optional<Member> middle =
                ranked.get(Math.min(ranked.size() - 1, 1 + ranked.size() / 4)).outcome();
        return best.isPresent() && middle.isPresent() && !best.get().beats(middle.get());
    }
}
