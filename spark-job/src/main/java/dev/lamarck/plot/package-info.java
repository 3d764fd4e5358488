/**
 * Charts as values and their pictures: lines, bands, dots, tiles and links on axes, drawn as SVG or PNG.
 * It brings its own letters and its own pixels, so that it needs neither fonts nor a display, and equal figures give
 * equal pictures.
 */
@NullMarked
package dev.lamarck.plot;

import org.jspecify.annotations.NullMarked;
