package dev.lamarck.plot;

import java.util.List;

/** Colours for values: from dark to light in even steps, so that order is seen without reading the scale. */
public enum Ramp {
    /** More is brighter. */
    RISING,
    /** Less is brighter. */
    FALLING;

    private static final List<Colour> STOPS = List.of(
            Colour.of(0x440154),
            Colour.of(0x482878),
            Colour.of(0x3e4a89),
            Colour.of(0x31688e),
            Colour.of(0x26828e),
            Colour.of(0x1f9e89),
            Colour.of(0x35b779),
            Colour.of(0x6ece58),
            Colour.of(0xb5de2b),
            Colour.of(0xfde725));

    /** The colour of a share of the range, from 0 at its low end to 1. */
    public Colour at(double share) {
        double within = Math.min(1, Math.max(0, Double.isNaN(share) ? 0 : share));
        double place = (this == RISING ? within : 1 - within) * (STOPS.size() - 1);
        int below = (int) Math.min(STOPS.size() - 2.0, Math.floor(place));
        return STOPS.get(below).mixed(STOPS.get(below + 1), place - below);
    }

    public Colour of(double value, Range range) {
        return at(range.isPoint() ? 0.5 : (value - range.low()) / (range.high() - range.low()));
    }
}
