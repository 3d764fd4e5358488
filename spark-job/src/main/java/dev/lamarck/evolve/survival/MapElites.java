package dev.lamarck.evolve.survival;

import dev.lamarck.conf.ConfException;
import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.conf.NonEmpty;
import dev.lamarck.conf.Range;
import dev.lamarck.evolve.Member;
import dev.lamarck.evolve.Resident;
import dev.lamarck.evolve.Survival;
import dev.lamarck.evolve.Survivors;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A grid of niches, each held by its best member: MAP-Elites (Mouret and Clune, "Illuminating search spaces by mapping
 * elites", 2015). A dimension is a feature cut into bins between two bounds. Bounds that the settings leave open are
 * those of the first arrivals, the upper one a little above; when a value falls outside, the range doubles towards it until it fits, and every
 * resident is placed anew. So a cell means one part of feature space at any time, a resident never sits in a cell that
 * its features do not lead to, and because all arrivals widen the range before any of them is placed, their order does
 * not matter to it.
 */
final class MapElites implements Survival {

    private static final double MOST_CELLS = 1e7;

    private final Settings settings;

    /** The settings of a grid. */
    record Settings(
            @Default("10") @Range(min = 1, max = 10_000) @Doc("bins of a dimension that does not say its own")
            int bins,

            @Default("[]") @Doc("what the grid spans; empty means every feature of the run")
            List<Dimension> dimensions) {

        Settings {
            dimensions = List.copyOf(dimensions);
        }
    }

    /** One side of the grid. */
    record Dimension(
            @NonEmpty @Doc("a feature that the run measures")
            String feature,

            @Doc("bins of this dimension") Optional<Integer> bins,
            @Doc("lower bound; values below count as this") Optional<Double> min,
            @Doc("upper bound; values above count as this") Optional<Double> max) {

        Dimension {
            if (min.isPresent() != max.isPresent()) {
                throw new ConfException("'min' and 'max' of a grid dimension belong together. Give both, or neither.");
            }
            if (min.isPresent() && !(min.get() < max.get())) {
                throw new ConfException("'min' of a grid dimension must be below its 'max', got %s and %s."
                        .formatted(min.get(), max.get()));
            }
            if (min.isPresent() && !Double.isFinite(max.get() - min.get())) {
                throw new ConfException("'min' and 'max' of a grid dimension are too far apart, got %s and %s."
                        .formatted(min.get(), max.get()));
            }
            if (bins.isPresent() && bins.get() < 1) {
                throw new ConfException("'bins' of a grid dimension must be at least 1, got " + bins.get() + ".");
            }
        }

        static Dimension of(String feature) {
            return new Dimension(feature, Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    MapElites(Settings settings) {
        this.settings = settings;
    }

    @Override
    public void check(List<String> features, int objectives) {
        List<String> names =
                dimensions(features).stream().map(Dimension::feature).toList();
        names.stream()
                .filter(name -> Collections.frequency(names, name) > 1)
                .findFirst()
                .ifPresent(name -> {
                    throw SurvivalErrors.dimensionTwice(name);
                });
        double cells = 1;
        for (Dimension dimension : dimensions(features)) {
            cells *= dimension.bins().orElse(settings.bins());
        }
        if (cells > MOST_CELLS) {
            throw SurvivalErrors.tooManyCells(dimensions(features).size(), cells, MOST_CELLS);
        }
    }

    @Override
    public Survivors survive(Contest contest) {
        List<Dimension> dimensions = dimensions(contest.features());
        int[] columns = dimensions.stream()
                .mapToInt(dimension -> contest.feature(dimension.feature()))
                .toArray();
        if (contest.arrivals().isEmpty()) {
            return contest.before();
        }
        List<AxisRange> ranges = ranges(contest, dimensions, columns);
        Map<Cell, Member> grid = new TreeMap<>();
        for (Resident resident : contest.before().residents()) {
            place(grid, cell(resident.member(), ranges, columns), resident.member());
        }
        for (Member arrival : contest.arrivals()) {
            place(grid, cell(arrival, ranges, columns), arrival);
        }
        return new Survivors(residents(grid), AxisRange.toBytes(ranges));
    }

    private List<Dimension> dimensions(List<String> features) {
        return settings.dimensions().isEmpty()
                ? features.stream().map(Dimension::of).toList()
                : settings.dimensions();
    }

    private List<AxisRange> ranges(Contest contest, List<Dimension> dimensions, int[] columns) {
        Optional<ByteBuffer> stored = Optional.of(
                        ByteBuffer.wrap(contest.before().state()))
                .filter(bytes -> bytes.remaining() == AxisRange.BYTES * columns.length);
        List<Member> everybody = Stream.concat(
                        contest.before().residents().stream().map(Resident::member), contest.arrivals().stream())
                .toList();
        List<AxisRange> ranges = new ArrayList<>();
        for (int axis = 0; axis < columns.length; axis++) {
            Dimension dimension = dimensions.get(axis);
            int column = columns[axis];
            int bins = dimension.bins().orElse(settings.bins());
            Optional<AxisRange> known = stored.map(bytes -> AxisRange.read(bytes, bins));
            if (dimension.min().isPresent()) {
                ranges.add(new AxisRange(dimension.min().get(), dimension.max().orElseThrow(), bins));
            } else {
                ranges.add(AxisRange.covering(known, bins, everybody, member -> member.features()[column]));
            }
        }
        return ranges;
    }

    private static Cell cell(Member member, List<AxisRange> ranges, int[] columns) {
        List<Integer> bins = new ArrayList<>(columns.length);
        for (int axis = 0; axis < columns.length; axis++) {
            bins.add(ranges.get(axis).bin(member.features()[columns[axis]]));
        }
        return new Cell(bins);
    }

    private static void place(Map<Cell, Member> grid, Cell cell, Member member) {
        Member holder = grid.get(cell);
        if (holder == null || member.beats(holder)) {
            grid.put(cell, member);
        }
    }

    private static List<Resident> residents(Map<Cell, Member> grid) {
        return grid.entrySet().stream()
                .map(entry -> new Resident(
                        entry.getValue(), Optional.of(entry.getKey().toString())))
                .toList();
    }
}
