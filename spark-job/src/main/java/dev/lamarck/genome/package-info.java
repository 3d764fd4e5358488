/**
 * The values that every room speaks of: genomes, candidates, outcomes and the keys that randomness is drawn from. Knows
 * nothing of Spark, of storage or of how a population is kept.
 */
@NullMarked
package dev.lamarck.genome;

import org.jspecify.annotations.NullMarked;
