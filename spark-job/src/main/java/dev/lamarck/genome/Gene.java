package dev.lamarck.genome;

import java.io.Serializable;
import java.util.List;

/** One coordinate of a {@link VectorSpace}: what values it takes, and how a value outside is brought back. */
public sealed interface Gene extends Serializable {

    String name();

    double min();

    double max();

    /** The nearest value that this gene may take. */
    double repair(double value);

    /** A uniform draw from a number in [0, 1). */
    double at(double unit);

    /** Whether neighbouring values are alike; a choice has no neighbours. */
    default boolean ordered() {
        return true;
    }

    private static void check(String name, boolean valid, String problem) {
        if (!valid) {
            throw new IllegalArgumentException("Gene '" + name + "' " + problem);
        }
    }

    /** A real number between two bounds, both allowed. */
    record Real(String name, double min, double max) implements Gene {
        public Real {
            check(
                    name,
                    Double.isFinite(min) && Double.isFinite(max) && min < max,
                    "needs finite bounds, min below max");
            check(name, Double.isFinite(max - min), "needs bounds less than " + Double.MAX_VALUE + " apart");
        }

        @Override
        public double repair(double value) {
            return Math.min(max, Math.max(min, value));
        }

        @Override
        public double at(double unit) {
            return repair(min + unit * (max - min));
        }
    }

    /** A whole number between two bounds, both allowed. */
    record Int(String name, double min, double max) implements Gene {
        private static final double EXACT = 0x1.0p53;

        public Int {
            check(name, min == Math.rint(min) && max == Math.rint(max), "needs whole numbers as bounds");
            check(
                    name,
                    min < max && Math.abs(min) <= EXACT && Math.abs(max) <= EXACT,
                    "needs min below max, within 2^53");
        }

        @Override
        public double repair(double value) {
            return Math.min(max, Math.max(min, Math.rint(value)));
        }

        @Override
        public double at(double unit) {
            return Math.min(max, min + Math.floor(unit * (max - min + 1)));
        }
    }

    /** One of several named values, stored as its index. */
    record Choice(String name, List<String> values) implements Gene {
        public Choice {
            values = List.copyOf(values);
            check(name, values.size() >= 2, "needs at least two values to choose from");
            check(name, values.stream().distinct().count() == values.size(), "names a value twice");
        }

        @Override
        public double min() {
            return 0;
        }

        @Override
        public double max() {
            return values.size() - 1.0;
        }

        @Override
        public double repair(double value) {
            return Math.min(max(), Math.max(0, Math.rint(value)));
        }

        @Override
        public double at(double unit) {
            return Math.min(max(), Math.floor(unit * values.size()));
        }

        @Override
        public boolean ordered() {
            return false;
        }
    }
}
