/**
 * The evaluator {@code code-quality}: what the syntax tree of a program says about how well it can be read and kept. It
 * runs nothing, so it needs no isolation.
 */
@NullMarked
package dev.lamarck.evaluate.quality;

import org.jspecify.annotations.NullMarked;
