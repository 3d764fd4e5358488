/**
 * What happens between islands: who visits which, and when one begins anew.
 */
@NullMarked
package dev.lamarck.evolve.islands;

import org.jspecify.annotations.NullMarked;
