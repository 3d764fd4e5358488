package dev.lamarck.evolve.survival;

import dev.lamarck.conf.Binder;
import dev.lamarck.conf.Block;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One side of a grid for those who look at it: a feature between two bounds, the upper one outside, in equal bins.
 *
 * @param given whether the settings give the bounds; else they grow with what comes
 */
public record GridAxis(String feature, double low, double high, int bins, boolean given) {

    private static final int MOST_BINS = 400;

    /**
     * The sides of a grid of the type {@code map-elites}.
     *
     * @param rule the rule's own settings
     * @param features what the run measures
     * @param state what the rule stored; it knows the bounds that the settings leave open
     * @return empty if there are open bounds that nothing is known of yet
     */
    public static Optional<List<GridAxis>> of(Block rule, List<String> features, byte[] state) {
        MapElites.Settings settings = new Binder().bind(rule, MapElites.Settings.class);
        List<MapElites.Dimension> dimensions = settings.dimensions().isEmpty()
                ? features.stream().map(MapElites.Dimension::of).toList()
                : settings.dimensions();
        boolean known = state.length == AxisRange.BYTES * dimensions.size();
        ByteBuffer bytes = ByteBuffer.wrap(state);
        List<GridAxis> axes = new ArrayList<>();
        for (MapElites.Dimension dimension : dimensions) {
            int bins = dimension.bins().orElse(settings.bins());
            Optional<AxisRange> stored = known ? Optional.of(AxisRange.read(bytes, bins)) : Optional.empty();
            Optional<AxisRange> given = dimension
                    .min()
                    .map(min -> new AxisRange(min, dimension.max().orElseThrow(), bins));
            given.or(() -> stored)
                    .ifPresent(range -> axes.add(
                            new GridAxis(dimension.feature(), range.low(), range.high(), bins, given.isPresent())));
        }
        return axes.size() == dimensions.size() ? Optional.of(List.copyOf(axes)) : Optional.empty();
    }

    /** The bin of a value; what lies outside belongs to the outermost bin. */
    public int bin(double value) {
        return new AxisRange(low, high, bins).bin(value);
    }

    /** The lower bound of a bin; of the number of bins, the upper bound of all. */
    public double edge(int bin) {
        return low + (high - low) * bin / bins;
    }

    /**
     * A side that reaches over this one and another of the same feature: in bins of the narrower of the two, if they do not
     * become too many.
     */
    public GridAxis over(GridAxis other) {
        if (other.binWidth() < binWidth()) {
            return other.over(this);
        }
        double below = Math.max(0, Math.ceil((low - other.low) / binWidth()));
        double above = Math.max(0, Math.ceil((other.high - high) / binWidth()));
        if (below + bins + above > MOST_BINS) {
            return new GridAxis(feature, Math.min(low, other.low), Math.max(high, other.high), bins, given);
        }
        return new GridAxis(
                feature, low - below * binWidth(), high + above * binWidth(), (int) (below + bins + above), given);
    }

    private double binWidth() {
        return (high - low) / bins;
    }
}
