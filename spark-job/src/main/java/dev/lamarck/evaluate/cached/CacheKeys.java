package dev.lamarck.evaluate.cached;

import dev.lamarck.cache.CacheKey;
import dev.lamarck.evaluate.Job;
import dev.lamarck.genome.Hash128;
import java.nio.charset.StandardCharsets;

/**
 * The keys of outcomes: hashes of everything that an outcome depends on.
 *
 * @param evaluator hash of the evaluator: its settings, its code and the content of its files
 * @param seeded whether the run's seed counts
 * @param readsBest whether the run's best score so far counts
 */
record CacheKeys(Hash128 evaluator, boolean seeded, boolean readsBest) implements AutoCloseable {

    static final String NAMESPACE = "evaluation";

    /** The key of an outcome that counts for all genomes with what counts of this one. */
    CacheKey canonical(Job job, Hash128 canonical) {
        return key("canonical " + canonical, job);
    }

    /** The key of an outcome that counts for this very genome, with random numbers drawn by a hash. */
    CacheKey exact(Job job, Hash128 genome, Hash128 draws) {
        return key("exact " + genome + " draws " + draws, job);
    }

    private CacheKey key(String genome, Job job) {
        String text = genome
                + " evaluator " + evaluator
                + " replicate " + job.replicate()
                + (seeded ? " seed " + job.seed() : "")
                + (readsBest ? " best " + job.context().best() : "");
        return new CacheKey(NAMESPACE, Hash128.digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Nothing is held; closing is what things that are shared have in common. */
    @Override
    public void close() {}
}
