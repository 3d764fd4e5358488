/**
 * Evaluator settings as other programs write them, in our own words: OpenEvolve's configuration and the blocks of the
 * founding documents. What has no counterpart is told, never dropped in silence.
 */
@NullMarked
package dev.lamarck.evaluate.dialect;

import org.jspecify.annotations.NullMarked;
