package dev.lamarck.evolve;

import dev.lamarck.genome.Hash128;
import java.util.Comparator;

/**
 * A scored candidate as selection sees it: everything but the genome. One that violates no constraint is better than any
 * that does; of those that do, the one that violates them less is better.
 *
 * @param id the candidate
 * @param hash its genome's content
 * @param birth where and when it was made
 * @param fitness one number an objective, more is better
 * @param violation by how much it misses the constraints in all, 0 if it keeps them
 * @param features what the run measures besides, in the order of its settings
 * @param profile a few coordinates of the genome; distances between profiles follow those between genomes
 */
public record Member(
        Hash128 id,
        Hash128 hash,
        Birth birth,
        double[] fitness,
        double violation,
        double[] features,
        double[] profile) {

    /** Feasible first, then fitter first; of equals, as zeros of either sign are, the older, then the lower slot. */
    public static final Comparator<Member> FITTEST_FIRST = Comparator.comparingDouble(
                    (Member member) -> member.violation)
            .thenComparingDouble(member -> 0.0 - member.score())
            .thenComparing(Member::birth);

    /** A member of a run without constraints. */
    public Member(Hash128 id, Hash128 hash, Birth birth, double[] fitness, double[] features, double[] profile) {
        this(id, hash, birth, fitness, 0, features, profile);
    }

    /** The first objective. */
    public double score() {
        return fitness[0];
    }

    /** Strictly better in the first objective: of equals the one that is already there stays. */
    public boolean beats(Member other) {
        return violation < other.violation || (violation == other.violation && score() > other.score());
    }

    /** Nowhere worse and somewhere better, over all objectives. */
    public boolean dominates(Member other) {
        if (violation != other.violation) {
            return violation < other.violation;
        }
        boolean better = false;
        for (int i = 0; i < fitness.length; i++) {
            if (fitness[i] < other.fitness[i]) {
                return false;
            }
            better |= fitness[i] > other.fitness[i];
        }
        return better;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Member that && id.equals(that.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return id + " born " + birth + " score " + score();
    }
}
