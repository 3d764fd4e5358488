/**
 * Counters, timers and sketches that merge exactly, so that every executor measures for itself and the driver adds up.
 * Nothing here exports, logs or decides.
 */
@NullMarked
package dev.lamarck.metrics;

import org.jspecify.annotations.NullMarked;
