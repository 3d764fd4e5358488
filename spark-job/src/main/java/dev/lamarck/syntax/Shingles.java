package dev.lamarck.syntax;

import java.util.Arrays;

/**
 * A program as the bag of its small pieces, with a distance between bags. The pieces of a tree are its pq-grams (Augsten,
 * Böhlen and Gamper): a node's kind with its parent's and each window of three neighbouring children; and the text of each
 * identifier and literal. So a moved statement, another operator and another constant all show, each in proportion to the
 * pieces it touches. Comments do not count.
 *
 * <p>With A∩B taken as bags, the distance is √(1 − |A∩B| / √(|A||B|)): the chord between the bags as unit vectors, divided by
 * √2, each copy of a piece having a dimension of its own. So it is a metric, 0 for equal bags and 1 for disjoint ones.
 * The {@link #sketch} projects the vector to 64 dimensions by random signs, which are the bits of the pieces' hashes; the
 * Euclidean distance of two sketches estimates the distance with a standard error of about a tenth, and is a metric
 * itself (of sketches: unequal programs might have equal ones). A bag is sorted, so two compare by one merge.
 */
public final class Shingles {

    /** Numbers of a sketch. */
    public static final int DIMENSIONS = 64;

    private final long[] pieces;

    private Shingles(long[] pieces) {
        this.pieces = pieces;
    }

    /** Of a tree. */
    public static Shingles of(Tree tree) {
        return new Shingling(tree.size()).add(tree).result();
    }

    /** Of a text without a grammar: its tokens, alone and in threes. */
    public static Shingles ofPlainText(String text) {
        return new Shingling(text.length()).add(Words.of(text)).result();
    }

    /** Of hashes of pieces, in any order, with as many copies as there are. */
    static Shingles ofHashes(long[] hashes) {
        long[] sorted = hashes.clone();
        Arrays.sort(sorted);
        long[] pieces = new long[sorted.length];
        long copy = 0;
        for (int i = 0; i < sorted.length; i++) {
            copy = i > 0 && sorted[i] == sorted[i - 1] ? copy + 1 : 0;
            pieces[i] = Mixing.mix(sorted[i] + copy * Mixing.GOLDEN);
        }
        Arrays.sort(pieces);
        return new Shingles(pieces);
    }

    public int size() {
        return pieces.length;
    }

    /** From 0 to 1. */
    public double distance(Shingles other) {
        if (pieces.length == 0 || other.pieces.length == 0) {
            return pieces.length == other.pieces.length ? 0 : 1;
        }
        double scale = Math.sqrt((double) pieces.length * other.pieces.length);
        return Math.sqrt(Math.max(0, 1 - common(other) / scale));
    }

    /** A small vector whose Euclidean distance to another's estimates the distance. */
    public double[] sketch() {
        int[] sums = new int[DIMENSIONS];
        for (long piece : pieces) {
            for (int i = 0; i < DIMENSIONS; i++) {
                sums[i] += (int) (piece >>> i & 1);
            }
        }
        double unit = 1 / Math.sqrt(2.0 * DIMENSIONS * Math.max(1, pieces.length));
        double[] sketch = new double[DIMENSIONS];
        for (int i = 0; i < DIMENSIONS; i++) {
            sketch[i] = (2.0 * sums[i] - pieces.length) * unit;
        }
        return sketch;
    }

    private int common(Shingles other) {
        int common = 0;
        int i = 0;
        int j = 0;
        while (i < pieces.length && j < other.pieces.length) {
            int order = Long.compare(pieces[i], other.pieces[j]);
            common += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return common;
    }
}
