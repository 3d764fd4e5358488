/**
 * Control of a run's settings from generation to generation: pure decisions, made from what is committed, so that a
 * resumed run is steered as the undisturbed one.
 */
@NullMarked
package dev.lamarck.steer;

import org.jspecify.annotations.NullMarked;
