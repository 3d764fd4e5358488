/**
 * The mathematics of several objectives: who dominates whom, how crowded a front is, how much it covers. Pure functions
 * of arrays, one row a point, in which more is always better; nothing here knows members, rules or runs.
 */
@NullMarked
package dev.lamarck.evolve.fronts;

import org.jspecify.annotations.NullMarked;
