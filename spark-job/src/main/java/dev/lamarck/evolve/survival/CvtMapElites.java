package dev.lamarck.evolve.survival;

import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.conf.NonEmpty;
import dev.lamarck.conf.Range;
import dev.lamarck.evolve.Member;
import dev.lamarck.evolve.Resident;
import dev.lamarck.evolve.Survival;
import dev.lamarck.evolve.Survivors;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * MAP-Elites over so many features that a grid would have too many cells: the space is cut into a given number of cells
 * of like size, each held by its best member (Vassiliades, Chatzilygeroudis and Mouret, "Using centroidal Voronoi
 * tessellations to scale up the multidimensional archive of phenotypic elites algorithm", 2018). A cell is what lies
 * nearest to one of the centroids, and its name is the centroid's number. Features are measured between their bounds;
 * what is outside counts as the bound.
 */
final class CvtMapElites implements Survival {

    private static final String NAME = "cvt-map-elites";

    private final Settings settings;
    private volatile @Nullable Centroids centroids;

    /** The settings of the cells. */
    record Settings(
            @Default("1000") @Range(min = 1, max = 100_000) @Doc("how many cells")
            int cells,

            @Default("25000")
            @Range(min = 1, max = 10_000_000)
            @Doc("how many points of the space are spread over the cells to place them; more make cells more alike")
            int samples,

            @NonEmpty @Doc("what the cells span") List<Dimension> dimensions) {

        Settings {
            dimensions = List.copyOf(dimensions);
            if (samples < cells) {
                throw SurvivalErrors.fewSamples(cells, samples);
            }
        }
    }

    /** A feature and its bounds. */
    record Dimension(
            @NonEmpty @Doc("a feature that the run measures")
            String feature,

            @Doc("lower bound; values below count as this") double min,
            @Doc("upper bound; values above count as this") double max) {

        Dimension {
            if (!(min < max) || !Double.isFinite(max - min)) {
                throw SurvivalErrors.wrongBounds(NAME, feature, min, max);
            }
        }

        double share(double value) {
            return (Math.max(min, Math.min(max, value)) - min) / (max - min);
        }
    }

    CvtMapElites(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Survivors survive(Contest contest) {
        int[] columns = settings.dimensions().stream()
                .mapToInt(dimension -> SurvivalErrors.column(NAME, dimension.feature(), contest.features()))
                .toArray();
        if (contest.arrivals().isEmpty()) {
            return contest.before();
        }
        Centroids cells = centroids();
        Map<Integer, Member> held = new TreeMap<>();
        Stream.concat(contest.before().residents().stream().map(Resident::member), contest.arrivals().stream())
                .forEach(member -> held.merge(
                        cells.nearest(place(member, columns)),
                        member,
                        (holder, challenger) -> challenger.beats(holder) ? challenger : holder));
        List<Resident> residents = held.entrySet().stream()
                .map(cell ->
                        new Resident(cell.getValue(), Optional.of(cell.getKey().toString())))
                .toList();
        return new Survivors(residents, contest.before().state());
    }

    private double[] place(Member member, int[] columns) {
        double[] place = new double[columns.length];
        for (int axis = 0; axis < columns.length; axis++) {
            place[axis] = settings.dimensions().get(axis).share(member.features()[columns[axis]]);
        }
        return place;
    }

    /** Computed when first needed, as a run that is only checked needs none; whoever computes them finds the same. */
    private Centroids centroids() {
        Centroids known = centroids;
        if (known == null) {
            known = Centroids.of(
                    settings.cells(), settings.samples(), settings.dimensions().size());
            centroids = known;
        }
        return known;
    }
}
