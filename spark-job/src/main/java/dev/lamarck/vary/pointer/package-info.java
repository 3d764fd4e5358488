/**
 * Reads off the outputs of an evaluation which lines of a program they point at: a profile, what was covered, the traces
 * of failures. What is malformed points nowhere.
 */
@NullMarked
package dev.lamarck.vary.pointer;

import org.jspecify.annotations.NullMarked;
