package dev.lamarck.plot;

/** A value that an axis names. */
record Tick(double value, String label) {}
