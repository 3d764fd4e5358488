package dev.lamarck.plot;

/** What the colours of a panel mean. */
public record ColourBar(String title, Ramp ramp, Range range) {}
