package dev.lamarck.evolve;

import dev.lamarck.genome.Hash128;
import java.util.Comparator;

/**
 * A scored candidate as selection sees it: everything but the genome.
 *
 * @param id the candidate
 * @param hash its genome's content
 * @param birth where and when it was made
 * @param fitness one number an objective, more is better
 * @param features what the run measures besides, in the order of its settings
 * @param profile a few coordinates of the genome; distances between profiles follow those between genomes
 */
public record Member(Hash128 id, Hash128 hash, Birth birth, double[] fitness, double[] features, double[] profile) {

    /** Fitter first; of equals, as zeros of either sign are, the older, then the lower slot. */
    public static final Comparator<Member> FITTEST_FIRST =
            Comparator.comparingDouble((Member member) -> 0.0 - member.score()).thenComparing(Member::birth);

    /** The first objective. */
    public double score() {
        return fitness[0];
    }

    /** Strictly better in the first objective: of equals the one that is already there stays. */
    public boolean beats(Member other) {
        return score() > other.score();
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
