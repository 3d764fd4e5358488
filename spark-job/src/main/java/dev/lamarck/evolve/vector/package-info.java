/**
 * Operators on vectors: what makes new numbers out of old ones. Each draws from the keys it is given and from nothing else.
 */
@NullMarked
package dev.lamarck.evolve.vector;

import org.jspecify.annotations.NullMarked;
