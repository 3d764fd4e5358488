package dev.lamarck.evolve.vector;

/**
 * Brings any number into [0, 1] so smoothly that a strategy which measures distances is not misled: nine tenths of the
 * interval stay as they are, each end is approached along a parabola, and beyond it the numbers come back as in a
 * mirror. An optimum on a bound is thus an optimum inside.
 */
final class BoundTransform {

    private static final double MARGIN = 0.05;
    private static final double SPAN = 1 + 2 * MARGIN;

    private BoundTransform() {}

    /** Where a number of the strategy lies between the bounds. */
    static double inside(double value) {
        double mirrored = value < -MARGIN || value > 1 + MARGIN ? mirrored(value) : value;
        if (mirrored < MARGIN) {
            return (mirrored + MARGIN) * (mirrored + MARGIN) / (4 * MARGIN);
        }
        if (mirrored > 1 - MARGIN) {
            return 1 - (1 + MARGIN - mirrored) * (1 + MARGIN - mirrored) / (4 * MARGIN);
        }
        return mirrored;
    }

    /** The number next to the middle that lies there. */
    static double outside(double unit) {
        if (unit < MARGIN) {
            return 2 * Math.sqrt(MARGIN * unit) - MARGIN;
        }
        return unit > 1 - MARGIN ? 1 + MARGIN - 2 * Math.sqrt(MARGIN * (1 - unit)) : unit;
    }

    private static double mirrored(double value) {
        double turns = (value + MARGIN) / (2 * SPAN);
        double along = 2 * SPAN * (turns - Math.floor(turns));
        return Math.min(along, 2 * SPAN - along) - MARGIN;
    }
}
