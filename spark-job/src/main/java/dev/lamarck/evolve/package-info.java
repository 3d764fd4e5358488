/**
 * Pure evolution, usable without Spark: who lives, who mates, who moves, and the plan of a generation. A function of
 * settings, seed and scores alone; nothing here reads a clock or keeps a generator.
 */
@NullMarked
package dev.lamarck.evolve;

import org.jspecify.annotations.NullMarked;
