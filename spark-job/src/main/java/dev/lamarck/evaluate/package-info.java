/**
 * Giving genomes their outcomes: the port {@link dev.lamarck.evaluate.Evaluator}, its implementations by name, and the
 * one place where an evaluator's exceptions become failures of candidates.
 */
@NullMarked
package dev.lamarck.evaluate;

import org.jspecify.annotations.NullMarked;
