package dev.lamarck.plot;

import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * What one direction of a panel means.
 *
 * @param fixed its ends, if they do not follow from the data
 */
public record Axis(String title, Kind kind, Optional<Range> fixed) {

    private static final double ROOM = 0.04;

    /** How values are laid along it. */
    public enum Kind {
        LINEAR,
        /** Whole numbers only. */
        WHOLE,
        /** Only values above 0 can be shown. */
        LOG
    }

    public static Axis of(String title, Kind kind) {
        return new Axis(title, kind, Optional.empty());
    }

    public static Axis fixed(String title, Range ends) {
        return new Axis(title, Kind.LINEAR, Optional.of(ends));
    }

    /** The scale for the values of all layers. */
    Scale scale(DoubleStream values) {
        if (kind == Kind.LOG) {
            Range shown = fixed.orElseGet(() -> positive(values));
            double decades = StrictMath.log10(shown.high()) - StrictMath.log10(shown.low());
            double factor = StrictMath.pow(10, decades * ROOM);
            return new Scale.Log(
                    shown.isPoint()
                            ? new Range(shown.low() / 2, shown.high() * 2)
                            : new Range(
                                    Math.max(Double.MIN_NORMAL, shown.low() / factor),
                                    Math.min(Double.MAX_VALUE, shown.high() * factor)));
        }
        return new Scale.Linear(
                fixed.filter(ends -> !ends.isPoint())
                        .orElseGet(
                                () -> (kind == Kind.WHOLE ? whole(Range.of(values)) : Range.of(values)).padded(ROOM)),
                kind == Kind.WHOLE);
    }

    private static Range whole(Range range) {
        return range.isPoint() ? new Range(range.low() - 0.9, range.high() + 0.9) : range;
    }

    private static Range positive(DoubleStream values) {
        Range range = Range.of(values.filter(value -> value > 0));
        return range.low() > 0 ? range : new Range(0.1, 1);
    }
}
