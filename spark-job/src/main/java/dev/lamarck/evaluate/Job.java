package dev.lamarck.evaluate;

import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Hash128;
import dev.lamarck.genome.Philox;
import dev.lamarck.genome.RandomKey;
import java.io.Serializable;

/**
 * One genome to evaluate.
 *
 * @param index its place in the batch
 * @param genome what to evaluate
 * @param hash the genome's content hash
 * @param seed the run's evaluation seed
 */
public record Job(int index, Genome genome, Hash128 hash, long seed) implements Serializable {

    /** Random numbers that depend on the genome's content alone, so that equal genomes get equal scores. */
    public Philox draws(int replicate) {
        return RandomKey.evaluation(seed, hash, replicate);
    }
}
