package dev.lamarck.problems.fronts;

import dev.lamarck.problems.fronts.Curve.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/**
 * Two objectives of n genes from 0 to 1 (Zitzler, Deb and Thiele, "Comparison of multiobjective evolutionary
 * algorithms: empirical results", 2000). The first gene is the first objective, the others only hold the second one up:
 * on the front they are 0.
 */
public enum Zdt {
    /** A convex front. */
    ZDT1 {
        @Override
        double shape(double f1, double g) {
            return 1 - Math.sqrt(f1 / g);
        }

        @Override
        public KnownFront front() {
            return new Curve(List.of(new Piece(0, 1)), x -> shape(x, 1), x -> x - 2.0 / 3 * x * Math.sqrt(x));
        }
    },
    /** A concave front. */
    ZDT2 {
        @Override
        double shape(double f1, double g) {
            return 1 - f1 / g * (f1 / g);
        }

        @Override
        public KnownFront front() {
            return new Curve(List.of(new Piece(0, 1)), x -> shape(x, 1), x -> x - x * x * x / 3);
        }
    },
    /** A front of five pieces. */
    ZDT3 {
        @Override
        double shape(double f1, double g) {
            return 1 - Math.sqrt(f1 / g) - f1 / g * StrictMath.sin(WAVE * f1);
        }

        @Override
        public KnownFront front() {
            return new Curve(pieces(), x -> shape(x, 1), Zdt::waveArea);
        }
    };

    private static final double WAVE = 10 * StrictMath.PI;
    private static final double PERIOD = 0.2;
    private static final int WAVES = 5;

    /** The name in settings. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Both objectives of at least two genes from 0 to 1, to be minimised. */
    public double[] objectives(double... genes) {
        double rest = 0;
        for (int i = 1; i < genes.length; i++) {
            rest += genes[i];
        }
        double g = 1 + 9 * rest / (genes.length - 1);
        return new double[] {genes[0], g * shape(genes[0], g)};
    }

    /** All that cannot be bettered. */
    public abstract KnownFront front();

    /** The second objective as a share of g. */
    abstract double shape(double f1, double g);

    /** The integral of the wavy front from 0. */
    private static double waveArea(double x) {
        double wave = StrictMath.sin(WAVE * x) / (WAVE * WAVE) - x * StrictMath.cos(WAVE * x) / WAVE;
        return x - 2.0 / 3 * x * Math.sqrt(x) - wave;
    }

    /** Each wave's falling part that is below all the waves before it. */
    private static List<Piece> pieces() {
        List<Piece> pieces = new ArrayList<>();
        double from = 0;
        for (int wave = 0; wave < WAVES; wave++) {
            double to = trough(wave);
            pieces.add(new Piece(from, to));
            double level = ZDT3.shape(to, 1);
            double crest = (wave + 0.75) * PERIOD;
            from = crossing(crest, crest + PERIOD / 2, x -> ZDT3.shape(x, 1) - level);
        }
        return pieces;
    }

    /** Where a wave stops falling: its slope's sign changes between an eighth and a half of its period. */
    private static double trough(int wave) {
        return crossing(
                (wave + 0.125) * PERIOD,
                (wave + 0.5) * PERIOD,
                x -> 0.5 / Math.sqrt(x) + StrictMath.sin(WAVE * x) + WAVE * x * StrictMath.cos(WAVE * x));
    }

    /** Halves an interval, at whose ends a falling function has different signs, down to the last bit. */
    private static double crossing(double above, double below, DoubleUnaryOperator falling) {
        double low = above;
        double high = below;
        for (double middle = (low + high) / 2; middle > low && middle < high; middle = (low + high) / 2) {
            if (falling.applyAsDouble(middle) > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
