/**
 * Outcomes that are known already: the evaluator {@code cached} looks in the cache before it lets another evaluator work.
 * What is known was found out in another generation, on another island or machine, or by another run.
 */
@NullMarked
package dev.lamarck.evaluate.cached;

import org.jspecify.annotations.NullMarked;
