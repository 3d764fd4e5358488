/**
 * Who becomes a parent: the ways to choose from an island. Each draws from the keys it is given and from nothing else.
 */
@NullMarked
package dev.lamarck.evolve.parents;

import org.jspecify.annotations.NullMarked;
