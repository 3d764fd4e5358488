/**
 * Measures how fast a model runs on a machine, beside other programs that do the same work in turn. Only medians of paired runs are
 * told, as machines that others use too are noisy.
 */
@NullMarked
package dev.lamarck.engine.bench;

import org.jspecify.annotations.NullMarked;
