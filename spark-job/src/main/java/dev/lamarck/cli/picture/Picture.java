package dev.lamarck.cli.picture;

import dev.lamarck.plot.Figure;

/** A figure and how many points, cells or nodes it shows. */
public record Picture(Figure figure, long points) {}
