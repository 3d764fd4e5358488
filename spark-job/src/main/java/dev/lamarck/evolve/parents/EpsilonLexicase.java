package dev.lamarck.evolve.parents;

import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.conf.NonEmpty;
import dev.lamarck.conf.Range;
import dev.lamarck.evolve.FeatureNames;
import dev.lamarck.evolve.Habitat;
import dev.lamarck.evolve.Member;
import dev.lamarck.evolve.Objective;
import dev.lamarck.evolve.ParentSelection;
import dev.lamarck.evolve.Shares;
import dev.lamarck.genome.RandomKey;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Epsilon-lexicase selection, semi-dynamic (La Cava, Helmuth, Spector and Moore, 2019). For each parent the cases are
 * taken in a random order; whoever is worse than the best that is left by more than the case's epsilon drops out, until
 * one is left or the cases are used up, when the lot decides. Specialists of few cases become parents as well as those
 * that are good on the average. A draw costs the members that are left at each case, the first one excepted.
 */
final class EpsilonLexicase implements ParentSelection {

    private static final String WHO = "'cases' of the parents 'epsilon-lexicase' in 'search.parents'";

    private final Settings settings;

    /** What is compared, and how narrowly. */
    record Settings(
            @Default("[case-*]")
            @NonEmpty
            @Doc("features with the scores of single cases, such as case-0..9, or case-* for all that begin so")
            List<String> cases,

            @Default("maximise") @Doc("which way is better in a case")
            Objective.Direction direction,

            @Range(min = 0)
            @Doc("how much worse than the best may be; absent: the median distance of a case's results to their median")
            Optional<Double> epsilon,

            @Default("1")
            @Range(min = 0, max = 1)
            @Doc("share of the cases that count, drawn for each generation and island; at least one case")
            double sample) {

        Settings {
            cases = List.copyOf(cases);
        }
    }

    EpsilonLexicase(Settings settings) {
        this.settings = settings;
    }

    @Override
    public void check(List<String> features) {
        places(features);
    }

    private int[] places(List<String> features) {
        return FeatureNames.places(WHO, settings.cases(), features);
    }

    @Override
    public List<List<Member>> select(Habitat habitat, List<Request> requests) {
        if (requests.isEmpty()) {
            return List.of();
        }
        Cases cases = Cases.of(habitat.members(), places(habitat.features()), settings.direction());
        Sieve sieve = new Sieve(cases.results(), settings.epsilon());
        int[] counted = counted(requests.get(0).key(), cases.results().length);
        return Lots.draw(requests, random -> cases.members().get(drawn(sieve, counted, random)));
    }

    /** The places of the cases that count in this generation, from draws that no child has. */
    private int[] counted(RandomKey key, int all) {
        int count = Math.max(1, Shares.up(settings.sample(), all));
        int[] places = IntStream.range(0, all).toArray();
        if (count == all) {
            return places;
        }
        RandomKey ours = new RandomKey(key.seed(), key.generation(), key.island(), Integer.MAX_VALUE, key.purpose());
        IntSupplier next = shuffled(places, ours.draws());
        return IntStream.generate(next).limit(count).toArray();
    }

    private static int drawn(Sieve sieve, int[] counted, RandomGenerator random) {
        int[] left = sieve.left(shuffled(counted.clone(), random), counted.length);
        return left[random.nextInt(left.length)];
    }

    /** Deals the numbers in random order; a card is drawn only when it is asked for. */
    private static IntSupplier shuffled(int[] cards, RandomGenerator random) {
        int[] dealt = {0};
        return () -> {
            int at = dealt[0] + random.nextInt(cards.length - dealt[0]);
            int card = cards[at];
            cards[at] = cards[dealt[0]];
            cards[dealt[0]++] = card;
            return card;
        };
    }

    /** Lets members through case by case. */
    static final class Sieve {

        private final double[][] results;
        private final double[] epsilons;
        private final int[][] first;

        Sieve(double[][] results, Optional<Double> epsilon) {
            this.results = results;
            this.epsilons = Arrays.stream(results)
                    .mapToDouble(row -> epsilon.orElseGet(() -> spread(row)))
                    .toArray();
            int[] everybody = IntStream.range(0, results[0].length).toArray();
            this.first = new int[results.length][];
            for (int i = 0; i < results.length; i++) {
                int[] through = everybody.clone();
                first[i] = Arrays.copyOf(through, sieved(through, through.length, i));
            }
        }

        private static double spread(double[] row) {
            double[] sorted = row.clone();
            Arrays.sort(sorted);
            return Scores.deviation(row, Scores.median(sorted));
        }

        /** Who is left after so many cases, in their order. */
        int[] left(IntSupplier cases, int count) {
            int[] left = first[cases.getAsInt()].clone();
            int size = left.length;
            for (int i = 1; i < count && size > 1; i++) {
                size = sieved(left, size, cases.getAsInt());
            }
            return Arrays.copyOf(left, size);
        }

        /** Moves those who pass to the front, and counts them. */
        private int sieved(int[] members, int size, int which) {
            double[] row = results[which];
            double best = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < size; i++) {
                best = Math.max(best, row[members[i]]);
            }
            double bar = best - epsilons[which];
            int passed = 0;
            for (int i = 0; i < size; i++) {
                if (row[members[i]] >= bar) {
                    members[passed++] = members[i];
                }
            }
            return passed;
        }
    }
}
