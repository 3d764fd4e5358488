/**
 * The evaluator {@code python}: OpenEvolve's contract, run by forks of a Python process that has the evaluator imported.
 * The Java side starts that process, hands it programs, and reads outcomes; the Python side lies in the resources.
 */
@NullMarked
package dev.lamarck.evaluate.python;

import org.jspecify.annotations.NullMarked;
