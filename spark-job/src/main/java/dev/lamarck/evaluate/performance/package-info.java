/**
 * Scores programs by what they take: time, processor time and memory, over repeated runs. How far the figures can be
 * trusted is one of the metrics.
 */
@NullMarked
package dev.lamarck.evaluate.performance;

import org.jspecify.annotations.NullMarked;
