package dev.lamarck.evolve.survival;

import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.conf.NonEmpty;
import dev.lamarck.conf.Range;
import dev.lamarck.evolve.Member;
import dev.lamarck.evolve.Resident;
import dev.lamarck.evolve.Survival;
import dev.lamarck.evolve.Survivors;
import dev.lamarck.genome.Hash128;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The archive of novelty search, where being different is all that counts (Lehman and Stanley, "Abandoning objectives:
 * evolution through the search for novelty alone", 2011). How novel a newcomer is is its mean distance to its nearest
 * neighbours among the archive and the other newcomers; whoever is further off than the threshold enters, and all are
 * judged before any of them enters, so that their order is nothing to it. Into an empty archive the most novel one always
 * enters. The cell of a resident tells how novel it was.
 *
 * <p>When the archive is full, the resident with the nearest neighbours in it goes, of equals the youngest.
 */
final class Novelty implements Survival {

    private static final String NAME = "novelty";
    private static final MathContext DIGITS = new MathContext(6);

    /** So that squares of distances are finite. */
    private static final double FARTHEST = 1e150;

    private final Settings settings;

    /** What distances are taken over. */
    enum Behaviour {
        FEATURES,
        PROFILE
    }

    /** Who is novel. */
    record Settings(
            @Default("15") @Range(min = 1, max = 10_000) @Doc("how many nearest neighbours count")
            int k,

            @Doc("how far a newcomer has to be from them; absent: as the knob novelty-threshold says") @Range(min = 0)
            Optional<Double> threshold,

            @Default("1000") @Range(min = 1, max = 10_000) @Doc("how many members are kept")
            int size,

            @Default("features") @Doc("what distances are taken over")
            Behaviour behaviour,

            @Default("[]") @Doc("of behaviour 'features': which of them; empty means every feature of the run")
            List<Dimension> dimensions) {

        Settings {
            dimensions = List.copyOf(dimensions);
        }
    }

    /** A feature, and what counts as 1 in it. */
    record Dimension(
            @NonEmpty @Doc("a feature that the run measures")
            String feature,

            @Doc("what counts as 0; absent: the feature is taken as it is")
            Optional<Double> min,

            @Doc("what counts as 1") Optional<Double> max) {

        Dimension {
            if (min.isPresent() != max.isPresent()) {
                throw SurvivalErrors.halfBounds(NAME, feature);
            }
            if (min.isPresent() && !(min.get() < max.get() && Double.isFinite(max.get() - min.get()))) {
                throw SurvivalErrors.wrongBounds(NAME, feature, min.get(), max.get());
            }
        }

        static Dimension of(String feature) {
            return new Dimension(feature, Optional.empty(), Optional.empty());
        }

        double place(double value) {
            double low = min.orElse(0.0);
            double place = (value - low) / (max.orElse(1.0) - low);
            return Math.max(-FARTHEST, Math.min(FARTHEST, place));
        }
    }

    Novelty(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Survivors survive(Contest contest) {
        List<Dimension> dimensions = dimensions(contest);
        int[] columns = dimensions.stream()
                .mapToInt(dimension -> SurvivalErrors.column(NAME, dimension.feature(), contest.features()))
                .toArray();
        List<Resident> archive = contest.before().residents();
        List<Member> newcomers = newcomers(contest);
        if (newcomers.isEmpty()) {
            return contest.before();
        }
        List<Member> everybody = new ArrayList<>(newcomers);
        archive.forEach(resident -> everybody.add(resident.member()));
        Sparsity novelty = new Sparsity(places(everybody, dimensions, columns), settings.k());
        List<Resident> larger = new ArrayList<>(archive);
        larger.addAll(entering(newcomers, novelty, contest));
        larger.sort(Comparator.comparing(resident -> resident.member().birth()));
        return new Survivors(
                bounded(larger, dimensions, columns), contest.before().state());
    }

    private List<Dimension> dimensions(Contest contest) {
        if (settings.behaviour() == Behaviour.PROFILE) {
            return List.of();
        }
        if (settings.dimensions().isEmpty() && contest.features().isEmpty()) {
            throw SurvivalErrors.nothingToCompare();
        }
        return settings.dimensions().isEmpty()
                ? contest.features().stream().map(Dimension::of).toList()
                : settings.dimensions();
    }

    /** Whose genome is not in the archive yet, the oldest first. */
    private static List<Member> newcomers(Contest contest) {
        Set<Hash128> known = new HashSet<>();
        contest.before()
                .residents()
                .forEach(resident -> known.add(resident.member().hash()));
        return contest.arrivals().stream()
                .sorted(Comparator.comparing(Member::birth))
                .filter(arrival -> known.add(arrival.hash()))
                .toList();
    }

    private List<Resident> entering(List<Member> newcomers, Sparsity novelty, Contest contest) {
        double threshold = settings.threshold().orElse(contest.knobs().noveltyThreshold());
        List<Resident> entering = new ArrayList<>();
        int most = 0;
        double[] distances = new double[newcomers.size()];
        for (int i = 0; i < distances.length; i++) {
            distances[i] = novelty.of(i);
            most = distances[i] > distances[most] ? i : most;
            if (distances[i] > threshold) {
                entering.add(resident(newcomers.get(i), distances[i]));
            }
        }
        if (entering.isEmpty() && contest.before().residents().isEmpty()) {
            entering.add(resident(newcomers.get(most), distances[most]));
        }
        return entering;
    }

    private static Resident resident(Member member, double novelty) {
        String distance = Double.isInfinite(novelty)
                ? "alone"
                : new BigDecimal(novelty).round(DIGITS).stripTrailingZeros().toString();
        return new Resident(member, Optional.of("novelty-" + distance));
    }

    private List<Resident> bounded(List<Resident> archive, List<Dimension> dimensions, int[] columns) {
        if (archive.size() <= settings.size()) {
            return archive;
        }
        List<Member> members = archive.stream().map(Resident::member).toList();
        int[] left = new Sparsity(places(members, dimensions, columns), settings.k()).thinned(settings.size());
        return Arrays.stream(left).mapToObj(archive::get).toList();
    }

    private double[][] places(List<Member> members, List<Dimension> dimensions, int[] columns) {
        return members.stream()
                .map(member -> settings.behaviour() == Behaviour.PROFILE
                        ? member.profile()
                        : place(member, dimensions, columns))
                .toArray(double[][]::new);
    }

    private static double[] place(Member member, List<Dimension> dimensions, int[] columns) {
        double[] place = new double[columns.length];
        for (int axis = 0; axis < columns.length; axis++) {
            place[axis] = dimensions.get(axis).place(member.features()[columns[axis]]);
        }
        return place;
    }
}
