package dev.lamarck.genome;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Numbers in the order of a {@link VectorSpace}: real genes as they are, integers and choices as whole numbers. */
public final class Vector implements Genome {

    private static final long serialVersionUID = 1L;

    public static final String KIND = "vector";

    private final double[] genes;

    private Vector(double[] genes) {
        this.genes = genes;
    }

    public static Vector of(double... genes) {
        double[] copy = genes.clone();
        for (int i = 0; i < copy.length; i++) {
            if (!Double.isFinite(copy[i])) {
                throw new IllegalArgumentException("Gene " + i + " is " + copy[i] + ": genes are finite numbers");
            }
            copy[i] += 0.0; // -0.0 and 0.0 are one value, so they get one hash
        }
        return new Vector(copy);
    }

    public int size() {
        return genes.length;
    }

    public double gene(int index) {
        return genes[index];
    }

    /** A copy of all genes. */
    public double[] genes() {
        return genes.clone();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Hash128 hash() {
        ByteBuffer content = ByteBuffer.allocate(6 + Double.BYTES * genes.length);
        content.put((byte) 'v')
                .put((byte) 'e')
                .put((byte) 'c')
                .put((byte) 't')
                .put((byte) 'o')
                .put((byte) 'r');
        for (double gene : genes) {
            content.putLong(Double.doubleToLongBits(gene));
        }
        return Hash128.digest(content.flip());
    }

    @Override
    public long bytes() {
        return 32 + (long) Double.BYTES * genes.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Vector that && Arrays.equals(genes, that.genes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(genes);
    }

    @Override
    public String toString() {
        return Arrays.toString(genes);
    }
}
