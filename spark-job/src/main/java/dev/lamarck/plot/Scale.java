package dev.lamarck.plot;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Where values lie between the two ends of an axis, and which of them it names. */
sealed interface Scale {

    /** 0 at the low end, 1 at the high end. */
    double share(double value);

    /** About as many as wanted at the most, in rising order, each within the ends. */
    List<Tick> ticks(int most);

    /** Equal steps are equally far apart; if whole, only whole numbers are named. */
    record Linear(Range range, boolean whole) implements Scale {

        @Override
        public double share(double value) {
            return (value - range.low()) / (range.high() - range.low());
        }

        @Override
        public List<Tick> ticks(int most) {
            BigDecimal step = step(Math.max(1, most));
            BigDecimal first = BigDecimal.valueOf(range.low())
                    .divide(step, 0, RoundingMode.CEILING)
                    .multiply(step);
            BigDecimal last = BigDecimal.valueOf(range.high());
            List<BigDecimal> values = new ArrayList<>();
            for (BigDecimal value = first; value.compareTo(last) <= 0; value = value.add(step)) {
                values.add(value);
            }
            return Numerals.label(values, step);
        }

        /** The least of 1, 2 and 5 times a power of ten that needs no more ticks. */
        private BigDecimal step(int most) {
            double least = (range.high() - range.low()) / most;
            int exponent = (int) Math.floor(StrictMath.log10(least));
            BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen(whole ? Math.max(0, exponent) : exponent);
            for (int factor : new int[] {1, 2, 5}) {
                BigDecimal step = power.multiply(BigDecimal.valueOf(factor));
                if (step.doubleValue() >= least * (1 - 1e-9)) {
                    return step;
                }
            }
            return power.multiply(BigDecimal.TEN);
        }
    }

    /** Equal factors are equally far apart. Both ends are positive. */
    record Log(Range range) implements Scale {

        private static final int[] ONES = {1};
        private static final int[] THREE_A_DECADE = {1, 2, 5};

        public Log {
            if (!(range.low() > 0)) {
                throw new IllegalArgumentException("A logarithmic axis cannot begin at " + range.low());
            }
        }

        @Override
        public double share(double value) {
            double low = StrictMath.log10(range.low());
            return (StrictMath.log10(value) - low) / (StrictMath.log10(range.high()) - low);
        }

        @Override
        public List<Tick> ticks(int most) {
            int first = (int) Math.floor(StrictMath.log10(range.low()));
            int last = (int) Math.ceil(StrictMath.log10(range.high()));
            double decades = StrictMath.log10(range.high()) - StrictMath.log10(range.low());
            int every = Math.max(1, (int) Math.ceil(decades / Math.max(1, most)));
            List<Tick> ticks = new ArrayList<>();
            for (int exponent = first; exponent <= last; exponent++) {
                if (Math.floorMod(exponent, every) == 0) {
                    add(ticks, exponent, decades * 3 <= most ? THREE_A_DECADE : ONES);
                }
            }
            return ticks.size() >= 2 ? ticks : new Linear(range, false).ticks(most);
        }

        private void add(List<Tick> ticks, int exponent, int[] factors) {
            for (int factor : factors) {
                BigDecimal value = BigDecimal.valueOf(factor).scaleByPowerOfTen(exponent);
                if (range.low() <= value.doubleValue() && value.doubleValue() <= range.high()) {
                    ticks.add(new Tick(value.doubleValue(), Numerals.label(value)));
                }
            }
        }
    }
}
