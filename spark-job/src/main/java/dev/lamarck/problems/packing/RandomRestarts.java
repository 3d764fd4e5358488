package dev.lamarck.problems.packing;

import dev.lamarck.genome.Purpose;
import dev.lamarck.genome.RandomKey;
import dev.lamarck.genome.Vector;
import java.util.stream.IntStream;

/** What a search has to beat: random centres, repaired and scored as a candidate's are, with nothing learned between. */
public final class RandomRestarts {

    private RandomRestarts() {}

    /** The sum of radii of one restart; restarts are independent, so a budget of time can be filled in any order. */
    public static double score(PackingSettings settings, long seed, int restart) {
        Vector start = settings.space().sample(new RandomKey(seed, 0, 0, restart, Purpose.INITIAL).draws());
        PackingRepair repair = new PackingRepair(settings);
        return repair.packing(repair.apply(start)).sumOfRadii();
    }

    /** The best sum of radii of as many restarts as a search had evaluations, on all cores. */
    public static double best(PackingSettings settings, long seed, int evaluations) {
        return IntStream.range(0, evaluations)
                .parallel()
                .mapToDouble(restart -> score(settings, seed, restart))
                .max()
                .orElseThrow(() -> new IllegalArgumentException("Random restarts need at least one evaluation"));
    }
}
