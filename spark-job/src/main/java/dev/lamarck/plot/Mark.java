package dev.lamarck.plot;

/** A place along the x axis where something happened. */
public record Mark(double x, String label) {}
