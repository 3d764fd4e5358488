/**
 * The Delta tables of a warehouse: schemas, one codec per stored record, and the protocol that commits a generation of a
 * run exactly once. Knows nothing of how a generation is planned or evaluated.
 */
@NullMarked
package dev.lamarck.store;

import org.jspecify.annotations.NullMarked;
