package dev.lamarck.engine.adapter;

/**
 * The singular value decomposition of a product of two thin factors, scale · B A. Both are made orthonormal, and what is left is a
 * matrix as small as their rank, which one-sided Jacobi rotations take apart. All in doubles and in a fixed order.
 *
 * @param left a row for each value, as long as B has rows
 * @param right a row for each value, as long as A has columns
 * @param values from the largest on
 */
record SingularValues(float[] left, float[] right, float[] values) {
    private static final int MOST_SWEEPS = 60;
    private static final double STRAIGHT = 1e-15;

    /**
     * @param b rows of Bᵀ, one for each rank
     * @param a rows of A, one for each rank
     */
    static SingularValues ofProduct(float[] b, float[] a, int rank, double scale) {
        double[][] left = rows(b, rank);
        double[][] right = rows(a, rank);
        double[][] leftInner = orthonormal(left);
        double[][] rightInner = orthonormal(right);
        double[][] inner = new double[rank][rank];
        for (int i = 0; i < rank; i++) {
            for (int j = 0; j < rank; j++) {
                for (int k = 0; k < rank; k++) {
                    inner[i][j] += scale * leftInner[i][k] * rightInner[j][k];
                }
            }
        }
        return of(inner, left, right);
    }

    private static double[][] rows(float[] numbers, int count) {
        int length = numbers.length / count;
        double[][] rows = new double[count][length];
        for (int i = 0; i < numbers.length; i++) {
            rows[i / length][i % length] = numbers[i];
        }
        return rows;
    }

    /** Makes rows orthonormal, or zero; the rows were the columns of what is returned times the new ones. */
    private static double[][] orthonormal(double[][] rows) {
        double[][] triangle = new double[rows.length][rows.length];
        for (int i = 0; i < rows.length; i++) {
            double before = Math.sqrt(dot(rows[i], rows[i]));
            // Twice, because the first time leaves what rounding made.
            for (int j = 0; j < 2 * i; j++) {
                double share = dot(rows[j % i], rows[i]);
                triangle[j % i][i] += share;
                add(rows[j % i], -share, rows[i]);
            }
            double length = Math.sqrt(dot(rows[i], rows[i]));
            boolean dependent = length <= STRAIGHT * before || length == 0;
            triangle[i][i] = dependent ? 0 : length;
            for (int k = 0; k < rows[i].length; k++) {
                rows[i][k] = dependent ? 0 : rows[i][k] / length;
            }
        }
        return triangle;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void add(double[] row, double times, double[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] += times * row[i];
        }
    }

    /** Rotates the rows of a small matrix until they are orthogonal: their lengths are the values. */
    private static SingularValues of(double[][] inner, double[][] left, double[][] right) {
        int rank = inner.length;
        double[][] turned = new double[rank][rank];
        for (int i = 0; i < rank; i++) {
            turned[i][i] = 1;
        }
        boolean straight = false;
        for (int sweep = 0; sweep < MOST_SWEEPS && !straight; sweep++) {
            straight = true;
            for (int i = 0; i < rank; i++) {
                for (int j = i + 1; j < rank; j++) {
                    straight &= !rotate(inner, turned, i, j);
                }
            }
        }
        return sorted(inner, turned, left, right);
    }

    private static boolean rotate(double[][] rows, double[][] turned, int i, int j) {
        double ii = dot(rows[i], rows[i]);
        double jj = dot(rows[j], rows[j]);
        double ij = dot(rows[i], rows[j]);
        if (Math.abs(ij) <= STRAIGHT * Math.sqrt(ii * jj) || ij == 0) {
            return false;
        }
        double slope = (jj - ii) / (2 * ij);
        double tangent = Math.copySign(1, slope) / (Math.abs(slope) + Math.sqrt(1 + slope * slope));
        double cosine = 1 / Math.sqrt(1 + tangent * tangent);
        rotate(rows[i], rows[j], cosine, cosine * tangent);
        rotate(turned[i], turned[j], cosine, cosine * tangent);
        return true;
    }

    private static void rotate(double[] a, double[] b, double cosine, double sine) {
        for (int k = 0; k < a.length; k++) {
            double old = a[k];
            a[k] = cosine * old - sine * b[k];
            b[k] = sine * old + cosine * b[k];
        }
    }

    private static SingularValues sorted(double[][] inner, double[][] turned, double[][] left, double[][] right) {
        int rank = inner.length;
        double[] lengths = new double[rank];
        Integer[] order = new Integer[rank];
        for (int i = 0; i < rank; i++) {
            lengths[i] = Math.sqrt(dot(inner[i], inner[i]));
            order[i] = i;
        }
        java.util.Arrays.sort(order, (i, j) -> Double.compare(lengths[j], lengths[i]));
        float[] values = new float[rank];
        float[] leftRows = new float[rank * left[0].length];
        float[] rightRows = new float[rank * right[0].length];
        for (int to = 0; to < rank; to++) {
            int from = order[to];
            values[to] = (float) lengths[from];
            double[] direction = inner[from].clone();
            for (int k = 0; k < rank; k++) {
                direction[k] /= lengths[from] == 0 ? 1 : lengths[from];
            }
            put(turned[from], left, leftRows, to);
            put(direction, right, rightRows, to);
        }
        return new SingularValues(leftRows, rightRows, values);
    }

    /** A sum of rows, each times a number. */
    private static void put(double[] times, double[][] rows, float[] out, int to) {
        double[] sum = new double[rows[0].length];
        for (int k = 0; k < rows.length; k++) {
            add(rows[k], times[k], sum);
        }
        for (int i = 0; i < sum.length; i++) {
            out[to * sum.length + i] = (float) sum[i];
        }
    }
}
