package dev.lamarck.evolve;

import dev.lamarck.genome.Genome;
import java.util.List;

/**
 * Improves children before they are evaluated and stored, so that what a life has learned is inherited. A pure function
 * of the genome.
 */
@FunctionalInterface
public interface Repair {

    /** One genome for each child, in order. */
    List<? extends Genome> repair(List<? extends Genome> children);
}
