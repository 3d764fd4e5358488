package dev.lamarck.cli.picture;

import dev.lamarck.conf.ConfException;
import dev.lamarck.plot.Axis;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/** The axes of one picture, and what they have no place for. */
final class Axes {

    private final Wishes wishes;
    private long leftOut;

    Axes(Wishes wishes) {
        this.wishes = wishes;
    }

    /** The axis of a name, {@code x} or {@code y}, for some values. */
    Axis of(String name, String title, DoubleStream values) {
        if (!wishes.logs().contains(name)) {
            return Axis.of(title, Axis.Kind.LINEAR);
        }
        double[] shown = values.filter(Double::isFinite).toArray();
        long low = Arrays.stream(shown).filter(value -> !(value > 0)).count();
        if (shown.length > 0 && low == shown.length) {
            throw new ConfException(PictureErrors.notPositive(name));
        }
        leftOut += low;
        return Axis.of(title, Axis.Kind.LOG);
    }

    static Axis generations() {
        return Axis.of("generation", Axis.Kind.WHOLE);
    }

    /** What a reader has to know about values that are missing; empty if none is. */
    String note() {
        return leftOut == 0 ? "" : "; " + Labels.plural(leftOut, "value") + " at or below 0 not shown";
    }
}
