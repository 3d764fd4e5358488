/**
 * What the evaluators that run other people's programs share: a fresh folder for every evaluation, commands found and run
 * in the sandbox, metrics read from JSON. How such a run ended is turned into an outcome here, and only here.
 */
@NullMarked
package dev.lamarck.evaluate.foreign;

import org.jspecify.annotations.NullMarked;
