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
import dev.lamarck.evolve.fronts.Hypervolume;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Keeps whom nobody dominates. When these are too many, the one that adds least goes, one at a time: the most crowded, or
 * the one with the least share of the hypervolume alone (Beume, Naujoks and Emmerich, "SMS-EMOA", 2007), for which
 * objectives are measured from the worst to the best of the front.
 */
final class Pareto implements Survival {

    private final Settings settings;

    /** What tells who adds least. */
    enum Pruning {
        CROWDING,
        HYPERVOLUME
    }

    /** How many to keep, and which when there are more. */
    record Settings(
            @Default("100") @Positive @Doc("how many members are kept")
            int size,

            @Default("crowding") @Doc("who goes when there are more")
            Pruning pruning,

            @Default("[]")
            @Doc(
                    "of pruning by hypervolume: the point above which it is measured, a number for each objective, as fitness"
                            + " (what is minimised with its sign turned); empty: below the worst of the front by a tenth of"
                            + " its range")
            List<Double> reference) {

        Settings {
            reference = List.copyOf(reference);
        }
    }

    Pareto(Settings settings) {
        this.settings = settings;
    }

    @Override
    public void check(List<String> features, int objectives) {
        int given = settings.reference().size();
        if (given > 0 && given != objectives) {
            throw SurvivalErrors.wrongReference(given, objectives);
        }
    }

    @Override
    public Survivors survive(Contest contest) {
        if (contest.arrivals().isEmpty()) {
            return contest.before();
        }
        List<Member> pool = Entrants.of(contest);
        double[][] fitness = Entrants.fitness(pool);
        int[] front = Fronts.of(fitness, Entrants.violations(pool)).front(0);
        double[][] points = Entrants.rows(fitness, front);
        List<Resident> residents = Arrays.stream(front.length > settings.size() ? thinned(points) : all(points))
                .mapToObj(place -> pool.get(front[place]))
                .sorted(Member.FITTEST_FIRST)
                .map(Resident::of)
                .toList();
        return new Survivors(residents, contest.before().state());
    }

    private static int[] all(double[][] points) {
        return IntStream.range(0, points.length).toArray();
    }

    private int[] thinned(double[][] points) {
        return settings.pruning() == Pruning.CROWDING ? Crowding.thinned(points, settings.size()) : byVolume(points);
    }

    private int[] byVolume(double[][] points) {
        int objectives = points[0].length;
        double[] reference =
                settings.reference().stream().mapToDouble(Double::doubleValue).toArray();
        if (reference.length > 0 && reference.length != objectives) {
            throw SurvivalErrors.wrongReference(reference.length, objectives);
        }
        double[][] scaled = new double[points.length][objectives];
        double[] floor = new double[objectives];
        for (int objective = 0; objective < objectives; objective++) {
            Scale scale = Scale.of(points, objective);
            for (int i = 0; i < points.length; i++) {
                scaled[i][objective] = scale.share(points[i][objective]);
            }
            floor[objective] = reference.length == 0 ? -0.1 : scale.share(reference[objective]);
        }
        return Hypervolume.above(floor).thinned(scaled, settings.size());
    }

    /** An objective from its worst to its best in a front. */
    private record Scale(double worst, double best) {

        private static final double FARTHEST = 1e100;

        static Scale of(double[][] points, int objective) {
            double worst =
                    Arrays.stream(points).mapToDouble(p -> p[objective]).min().orElseThrow();
            double best =
                    Arrays.stream(points).mapToDouble(p -> p[objective]).max().orElseThrow();
            return new Scale(worst, best);
        }

        double share(double value) {
            double half = Double.isInfinite(best - worst) ? 0.5 : 1;
            double range = half * best - half * worst;
            double share = range > 0 ? (half * value - half * worst) / range : value - worst;
            return Math.max(-FARTHEST, Math.min(FARTHEST, share));
        }
    }
}
