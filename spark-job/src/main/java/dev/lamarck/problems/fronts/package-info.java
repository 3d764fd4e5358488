/**
 * Problems with several objectives whose fronts are known in closed form. Each tells points of its front and the
 * hypervolume that the whole front dominates, so that a search can be measured against the truth.
 */
@NullMarked
package dev.lamarck.problems.fronts;

import org.jspecify.annotations.NullMarked;
