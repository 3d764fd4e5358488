/**
 * A hyper-parameter search in small: a learner from a handful of lines, its settings as genes of every kind, and its
 * cross-validated score. It shows how an evaluator reads data and how scores of single cases become metrics.
 */
@NullMarked
package dev.lamarck.problems.tuning;

import org.jspecify.annotations.NullMarked;
