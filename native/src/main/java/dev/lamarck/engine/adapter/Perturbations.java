package dev.lamarck.engine.adapter;

import dev.lamarck.engine.backend.Backend;
import dev.lamarck.engine.backend.Change;
import dev.lamarck.engine.backend.Delta;
import dev.lamarck.engine.backend.Noise;
import dev.lamarck.engine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A population around the weights of a model, whose members are known by numbers alone: EGGROLL (Sarkar and others, "Evolution
 * strategies at the hyperscale", 2025). The weights of member m are W ± σ/√r · A Bᵀ with factors drawn from the seed, the layer and
 * the pair that the member belongs to; the two of a pair differ in the sign. Nothing of it is stored: a layer draws what it
 * needs while it computes.
 *
 * @param sigma the standard deviation of what is added to a weight
 * @param rank of what is added to a matrix
 * @param reuse for how many epochs the same noise is used; 0 for all
 * @param sites the linear layers that are perturbed
 */
public record Perturbations(long seed, double sigma, int rank, int reuse, Set<Integer> sites) {
    public Perturbations {
        sites = Set.copyOf(sites);
        if (!(sigma > 0) || rank < 1 || rank > Noise.MOST_RANK || reuse < 0) {
            throw new IllegalArgumentException(
                    "No population: sigma %s, rank %d, reuse %d".formatted(sigma, rank, reuse));
        }
    }

    /** What the model is for a member. */
    public Delta member(int member, int epoch) {
        if (member < 0 || epoch < 0) {
            throw new IllegalArgumentException("No member %d at epoch %d".formatted(member, epoch));
        }
        return new Delta() {
            @Override
            public Optional<Change> at(int site) {
                return Optional.of(site).filter(sites::contains).map(some -> change(some, member, epoch));
            }

            @Override
            public int mostRank() {
                return rank;
            }
        };
    }

    private Change change(int site, int member, int epoch) {
        int slot = reuse == 0 ? 0 : epoch / reuse;
        double sign = member % 2 == 0 ? 1 : -1;
        float scale = (float) (sign * sigma / Math.sqrt(rank) * Noise.UNIT * Noise.UNIT);
        return Change.of(new Noise(seed, site, member / 2, slot, rank, scale));
    }

    /**
     * Moves the weights of a layer, in floats, to where the fit members are: by rate · √N / N · Σ fitness · perturbation.
     *
     * @param fitness of each member, in their order, as it is meant to count; pairs have to be whole
     */
    public void step(Backend backend, int site, Tensor weight, float[] fitness, double rate, int epoch) {
        if (fitness.length % 2 != 0) {
            throw new IllegalArgumentException("%d members are no pairs".formatted(fitness.length));
        }
        List<Change> changes = new ArrayList<>();
        float[] times = new float[fitness.length / 2];
        for (int pair = 0; pair < times.length; pair++) {
            changes.add(change(site, 2 * pair, epoch));
            double difference = (double) fitness[2 * pair] - fitness[2 * pair + 1];
            times[pair] = (float) (rate / Math.sqrt(fitness.length) * difference);
        }
        backend.merge(changes, times, weight);
    }
}
