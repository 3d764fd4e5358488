package dev.lamarck.problems.functions;

import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.conf.Range;
import dev.lamarck.genome.Metrics;
import dev.lamarck.problems.VectorProblem;
import java.util.Map;
import java.util.Optional;

/**
 * Blocks of bits in a row, each of which pays for every zero, but most for all ones (Ackley, "A connectionist machine for
 * genetic hillclimbing", 1987; Deb and Goldberg, "Analyzing deception in trap functions", 1993). Whoever climbs bit by
 * bit ends with all zeros; only who keeps whole blocks together finds the ones.
 */
final class DeceptiveTrap implements VectorProblem {

    private final int block;

    /** How deceptive it is. */
    record Settings(
            @Default("5")
            @Range(min = 2, max = 64)
            @Doc("bits of a block; genes are integers from 0 to 1, whole blocks of them")
            int block) {}

    DeceptiveTrap(Settings settings) {
        this.block = settings.block();
    }

    @Override
    public Optional<String> misfit(double[] genes) {
        if (genes.length % block != 0) {
            return Optional.of(
                    "A trap with blocks of %d bits needs a multiple of %d genes, got %d. Set evaluator.config.block or the count in genome.genes."
                            .formatted(block, block, genes.length));
        }
        for (int i = 0; i < genes.length; i++) {
            if (genes[i] != 0 && genes[i] != 1) {
                return Optional.of(
                        "A trap needs bits, gene %d is %s. Make the genes of type integer with min 0 and max 1."
                                .formatted(i, genes[i]));
            }
        }
        return Optional.empty();
    }

    @Override
    public Metrics metrics(double[] genes) {
        int score = 0;
        int solved = 0;
        int ones = 0;
        for (int start = 0; start < genes.length; start += block) {
            int here = ones(genes, start);
            score += here == block ? block : block - 1 - here;
            solved += here == block ? 1 : 0;
            ones += here;
        }
        return Metrics.of(Map.of("score", (double) score, "blocks-solved", (double) solved, "ones", (double) ones));
    }

    private int ones(double[] genes, int start) {
        int ones = 0;
        for (int i = start; i < start + block; i++) {
            ones += (int) genes[i];
        }
        return ones;
    }
}
