/**
 * Who lives on: the survival rules. Each is a pure function of what it kept and who arrives.
 */
@NullMarked
package dev.lamarck.evolve.survival;

import org.jspecify.annotations.NullMarked;
