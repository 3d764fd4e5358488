package dev.lamarck.evolve;

import dev.lamarck.conf.Binder;
import dev.lamarck.conf.Block;
import dev.lamarck.genome.Candidate;
import dev.lamarck.genome.Gene;
import dev.lamarck.genome.Hash128;
import dev.lamarck.genome.Philox;
import dev.lamarck.genome.Purpose;
import dev.lamarck.genome.RandomKey;
import dev.lamarck.genome.Vector;
import dev.lamarck.genome.VectorSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Scored candidates, searches and draws as tests need them. */
public final class Members {

    public static final List<String> FEATURES = List.of("a", "b");

    /** Two genes between 0 and 1. */
    public static final VectorSpace SPACE =
            new VectorSpace(List.of(new Gene.Real("x", 0, 1), new Gene.Real("y", 0, 1)));

    private Members() {}

    public static Philox draws(int stream) {
        return new Philox(1859, stream, 0, 0);
    }

    public static RandomKey key(int slot) {
        return new RandomKey(1859, 7, 2, slot, Purpose.VARY);
    }

    /** A member whose genome is the only one of its kind. */
    public static Member of(Birth birth, double score, double... features) {
        return of(birth, Vector.of(birth.generation(), birth.slot()), score, features);
    }

    public static Member of(Birth birth, Vector genome, double score, double... features) {
        Hash128 id = Candidate.idOf(1859, new Hash128(0, 0), birth.generation(), birth.slot());
        return new Member(id, genome.hash(), birth, new double[] {score}, features, genome.genes());
    }

    public static Member scored(int slot, double score) {
        return of(new Birth(0, slot, 0), score, 0, 0);
    }

    public static List<Member> scored(double... scores) {
        return IntStream.range(0, scores.length)
                .mapToObj(slot -> scored(slot, scores[slot]))
                .toList();
    }

    /** The same member, breaking constraints by so much. */
    public static Member violating(Member member, double violation) {
        return new Member(
                member.id(),
                member.hash(),
                member.birth(),
                member.fitness(),
                violation,
                member.features(),
                member.profile());
    }

    /** A generation of two features, all scores different. */
    public static List<Member> generation(int generation, int size, int islands, RandomGenerator random) {
        List<Member> born = new ArrayList<>();
        for (int slot = 0; slot < size; slot++) {
            double score = random.nextGaussian();
            Vector genome = Vector.of(random.nextDouble(), random.nextDouble());
            double[] features = {random.nextGaussian(), 100 * random.nextDouble()};
            born.add(of(new Birth(generation, slot, slot * islands / size), genome, score, features));
        }
        return born;
    }

    public static SearchSettings settings(String... lines) {
        return new Binder().bind(Block.ofYaml(String.join("\n", lines), "run.yaml"), SearchSettings.class);
    }

    public static Search search(String... lines) {
        return search(1859, lines);
    }

    public static Search search(long seed, String... lines) {
        return Search.of(settings(lines), SPACE, seed);
    }

    /** Names the draws of a decision after a generation. */
    public static RandomKey generation(int generation) {
        return new RandomKey(1859, generation, Integer.MAX_VALUE, 0, Purpose.MIGRATE);
    }

    /** A generation of which nothing is known but its number. */
    public static Plan plan(int generation) {
        return new Plan(generation, List.of());
    }

    public static <R extends Record, P> P built(Class<R> settings, Function<R, P> factory, String yaml) {
        return factory.apply(new Binder().bind(Block.ofYaml(yaml, "run.yaml"), settings));
    }
}
