package dev.lamarck.plot;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Layers on a pair of axes.
 *
 * @param backdrop whether the ground is tinted, for data that leave holes
 */
public record Panel(
        Axis x, Axis y, List<Layer> layers, List<Mark> marks, Optional<ColourBar> colourBar, boolean backdrop) {

    public Panel {
        layers = List.copyOf(layers);
        marks = List.copyOf(marks);
    }

    public static Panel of(Axis x, Axis y, List<Layer> layers) {
        return new Panel(x, y, layers, List.of(), Optional.empty(), false);
    }

    public Panel marked(List<Mark> places) {
        return new Panel(x, y, layers, places, colourBar, backdrop);
    }

    public Panel coloured(ColourBar bar) {
        return new Panel(x, y, layers, marks, Optional.of(bar), backdrop);
    }

    public Panel onBackdrop() {
        return new Panel(x, y, layers, marks, colourBar, true);
    }

    Stream<Point> extent() {
        return layers.stream().flatMap(Layer::extent);
    }

    boolean isEmpty() {
        return extent().findAny().isEmpty();
    }
}
