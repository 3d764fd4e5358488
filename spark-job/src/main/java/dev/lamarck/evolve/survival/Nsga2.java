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

    /** How many to keep. */
    record Settings(
            @Default("100") @Positive @Doc("how many members are kept")
            int size) {}

    Nsga2(Settings settings) {
        this.size = settings.size();
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
            leastCrowdedFirst(Entrants.rows(fitness, front))
                    .limit(size - residents.size())
                    .forEach(place -> residents.add(new Resident(pool.get(front[place]), cell)));
        }
        return new Survivors(residents, contest.before().state());
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
