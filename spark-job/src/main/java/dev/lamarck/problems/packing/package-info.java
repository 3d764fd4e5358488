/**
 * Circles in the unit square, their radii adding up to as much as possible. A genome is the centres; the local repair
 * moves them uphill, a linear program gives the radii, and exact arithmetic has the last word on what is valid.
 */
@NullMarked
package dev.lamarck.problems.packing;

import org.jspecify.annotations.NullMarked;
