package dev.lamarck.evolve.survival;

import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.conf.Positive;
import dev.lamarck.evolve.Member;
import dev.lamarck.evolve.Resident;
import dev.lamarck.evolve.Survival;
import dev.lamarck.evolve.Survivors;
import dev.lamarck.evolve.fronts.Crowding;
import dev.lamarck.evolve.fronts.Fronts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Survival in NSGA-II (Deb, Pratap, Agarwal and Meyarivan, 2002): front after front lives on while there is room, and of
 * the front that does not fit whole the least crowded. Residents stand in that order, and their cell names the front.
 */
final class Nsga2 implements Survival {

    private final int size;
    private final Thinning thinning;

    /** How many to keep, and which of a front. */
    record Settings(
            @Default("100") @Positive @Doc("how many members are kept")
            int size,

            @Default("one-by-one")
            @Doc(
                    "how the front that does not fit is thinned: 'at-once' by the distances of the whole front, as published;"
                            + " 'one-by-one' measures the distances of the neighbours anew after each that goes, which spreads"
                            + " the rest more evenly")
            Thinning thinning) {}

    /** How the front that does not fit is thinned. */
    enum Thinning {
        AT_ONCE,
        ONE_BY_ONE
    }

    Nsga2(Settings settings) {
        this.size = settings.size();
        this.thinning = settings.thinning();
    }

    @Override
    public Survivors survive(Contest contest) {
        if (contest.arrivals().isEmpty()) {
            return contest.before();
        }
        List<Member> pool = Entrants.of(contest);
        double[][] fitness = Entrants.fitness(pool);
        Fronts fronts = Fronts.of(fitness, Entrants.violations(pool));
        List<Resident> residents = new ArrayList<>();
        for (int rank = 0; rank < fronts.count() && residents.size() < size; rank++) {
            int[] front = fronts.front(rank);
            Optional<String> cell = front(rank);
            int room = size - residents.size();
            int[] fitting =
                    front.length > room && thinning == Thinning.ONE_BY_ONE ? thinned(fitness, front, room) : front;
            leastCrowdedFirst(Entrants.rows(fitness, fitting))
                    .limit(room)
                    .forEach(place -> residents.add(new Resident(pool.get(fitting[place]), cell)));
        }
        return new Survivors(residents, contest.before().state());
    }

    private static int[] thinned(double[][] fitness, int[] front, int room) {
        return Arrays.stream(Crowding.thinned(Entrants.rows(fitness, front), room))
                .map(place -> front[place])
                .toArray();
    }

    static Optional<String> front(int rank) {
        return Optional.of("front-" + (rank + 1));
    }

    private static IntStream leastCrowdedFirst(double[][] front) {
        double[] distances = Crowding.distances(front);
        return IntStream.range(0, front.length)
                .boxed()
                .sorted(Comparator.comparingDouble(place -> -distances[place]))
                .mapToInt(Integer::intValue);
    }
}
