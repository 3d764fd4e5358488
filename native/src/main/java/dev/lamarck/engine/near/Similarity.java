package dev.lamarck.engine.near;

/** What makes vectors near to one another. */
public enum Similarity {
    /** The cosine of their angle, from -1 to 1; 0 to a vector of zeros. */
    COSINE(1) {
        @Override
        float[] prepared(float[] vector) {
            double length = length(vector);
            float[] prepared = vector.clone();
            for (int i = 0; i < prepared.length && length > 0; i++) {
                prepared[i] = (float) (vector[i] / length);
            }
            return prepared;
        }
    },

    /** Their product, which grows with their lengths. */
    PRODUCT(Float.POSITIVE_INFINITY) {
        @Override
        float[] prepared(float[] vector) {
            if (length(vector) > LONGEST) {
                throw NearErrors.tooLong(length(vector), LONGEST);
            }
            return vector;
        }
    };

    /** Two of this length have a product that is a float, and so has every part of it. */
    private static final double LONGEST = 1e18;

    private final float most;

    Similarity(float most) {
        this.most = most;
    }

    /** The largest there is. */
    float most() {
        return most;
    }

    /** What is stored of a vector, so that products are similarities. */
    abstract float[] prepared(float[] vector);

    /** Squares of floats, and sums of them, are within what a double holds. */
    private static double length(float[] vector) {
        double squares = 0;
        for (float number : vector) {
            squares += (double) number * number;
        }
        if (!Double.isFinite(squares)) {
            throw NearErrors.notFinite(vector);
        }
        return Math.sqrt(squares);
    }
}
