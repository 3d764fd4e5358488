package dev.lamarck.evaluate;

import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Hash128;
import dev.lamarck.genome.Philox;
import dev.lamarck.genome.RandomKey;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * One genome to evaluate.
 *
 * @param index its place in the batch
 * @param genome what to evaluate
 * @param hash the genome's content hash
 * @param seed the run's evaluation seed
 * @param replicate which of several evaluations of the same genome this is
 * @param context what is known about the genome besides; no score may depend on it, only the work that is done for it
 */
public record Job(int index, Genome genome, Hash128 hash, long seed, int replicate, Context context) {

    /**
     * What is known about a genome before it is evaluated.
     *
     * @param parents the genomes that it was made from
     * @param best the best fitness of the run before its generation
     * @param gpus the addresses of the GPUs that are this evaluation's alone; none where none were asked for
     */
    public record Context(List<Genome> parents, OptionalDouble best, List<String> gpus) {

        private static final String VISIBLE = "CUDA_VISIBLE_DEVICES";

        public Context {
            parents = List.copyOf(parents);
            gpus = List.copyOf(gpus);
        }

        public Context(List<Genome> parents, OptionalDouble best) {
            this(parents, best, List.of());
        }

        /** The variables that tell a process which GPUs to use. */
        public Map<String, String> variables() {
            return gpus.isEmpty() ? Map.of() : Map.of(VISIBLE, String.join(",", gpus));
        }

        public static Context none() {
            return new Context(List.of(), OptionalDouble.empty());
        }
    }

    public Job(int index, Genome genome, Hash128 hash, long seed) {
        this(index, genome, hash, seed, 0, Context.none());
    }

    /** The same genome at another place of another batch, for evaluators that hand jobs on to others. */
    public Job at(int place) {
        return new Job(place, genome, hash, seed, replicate, context);
    }

    /** Another evaluation of the same genome. */
    public Job replicate(int number) {
        return new Job(index, genome, hash, seed, number, context);
    }

    /** Random numbers that depend on the genome's content and the replicate alone, so that equal genomes get equal scores. */
    public Philox draws() {
        return draws(replicate);
    }

    /** The random numbers of one of several evaluations of the genome. */
    public Philox draws(int replicate) {
        return RandomKey.evaluation(seed, hash, replicate);
    }
}
