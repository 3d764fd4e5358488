package dev.lamarck.evolve;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Draws an index in proportion to weights that are not negative. */
public final class Wheel {

    private final double[] upTo;

    private Wheel(double[] upTo) {
        this.upTo = upTo;
    }

    public static <T> Wheel of(List<T> items, ToDoubleFunction<T> weight) {
        return of(items.stream().mapToDouble(weight).toArray());
    }

    public static Wheel of(double[] weights) {
        double[] upTo = new double[weights.length];
        double sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            sum += weights[i];
            upTo[i] = sum;
        }
        return new Wheel(upTo);
    }

    public double total() {
        return upTo.length == 0 ? 0 : upTo[upTo.length - 1];
    }

    /** The index that a number in [0, 1) falls on. */
    public int spin(double unit) {
        double target = Math.min(unit * total(), Math.nextDown(total()));
        int found = Arrays.binarySearch(upTo, target);
        int index = found >= 0 ? found + 1 : -found - 1;
        while (index < upTo.length - 1 && upTo[index] <= target) {
            index++;
        }
        return Math.min(index, upTo.length - 1);
    }
}
