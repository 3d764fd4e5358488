package dev.lamarck.evolve.vector;

/**
 * Eigenvalues and eigenvectors of a symmetric matrix: Householder reflections bring it to three diagonals, then
 * implicitly shifted QR steps bring it to one (Golub and Van Loan, "Matrix Computations", 1996, chapter 8). Only sums,
 * products, quotients and roots in a fixed order, so the bits are the same on every machine.
 */
final class SymmetricEigen {

    private static final double EPSILON = 0x1.0p-52;
    private static final int STEPS = 60;

    private final int size;
    private final double[] diagonal;
    private final double[] off;
    private final double[][] rows;

    private SymmetricEigen(int size) {
        this.size = size;
        this.diagonal = new double[size];
        this.off = new double[size];
        this.rows = new double[size][size];
    }

    /** Decomposes a matrix of which only the lower triangle is read. */
    static SymmetricEigen of(double[][] matrix) {
        SymmetricEigen eigen = new SymmetricEigen(matrix.length);
        eigen.reduce(matrix);
        eigen.diagonalise();
        return eigen;
    }

    double value(int index) {
        return diagonal[index];
    }

    /** The eigenvector of a value, of length 1. */
    double[] vector(int index) {
        return rows[index];
    }

    private void reduce(double[][] matrix) {
        double[][] a = new double[size][];
        for (int i = 0; i < size; i++) {
            a[i] = new double[size];
            for (int j = 0; j < size; j++) {
                a[i][j] = matrix[Math.max(i, j)][Math.min(i, j)];
            }
        }
        double[][] reflections = new double[Math.max(0, size - 2)][];
        for (int k = 0; k < size - 2; k++) {
            reflections[k] = reflection(a, k);
            reflect(a, reflections[k], k + 1);
        }
        for (int i = 0; i < size; i++) {
            diagonal[i] = a[i][i];
            off[i] = i + 1 < size ? a[i + 1][i] : 0;
            rows[i][i] = 1;
        }
        for (int k = size - 3; k >= 0; k--) {
            turn(reflections[k], k + 1);
        }
    }

    /** The unit vector whose reflection clears column k below its second diagonal; of zeros where nothing is to clear. */
    private double[] reflection(double[][] a, int k) {
        double[] normal = new double[size];
        double greatest = 0;
        for (int i = k + 1; i < size; i++) {
            greatest = Math.max(greatest, Math.abs(a[i][k]));
        }
        if (greatest == 0) {
            return normal;
        }
        double squares = 0;
        for (int i = k + 1; i < size; i++) {
            normal[i] = a[i][k] / greatest;
            squares += normal[i] * normal[i];
        }
        normal[k + 1] += normal[k + 1] < 0 ? -Math.sqrt(squares) : Math.sqrt(squares);
        double length = 0;
        for (int i = k + 1; i < size; i++) {
            length += normal[i] * normal[i];
        }
        double root = Math.sqrt(length);
        for (int i = k + 1; i < size; i++) {
            normal[i] /= root;
        }
        return normal;
    }

    /** Both sides of a symmetric matrix, from the column before the reflection's first entry on. */
    private void reflect(double[][] a, double[] normal, int first) {
        double[] image = new double[size];
        for (int i = first - 1; i < size; i++) {
            image[i] = dot(a[i], normal, first);
        }
        double along = dot(image, normal, first);
        for (int i = first - 1; i < size; i++) {
            double[] row = a[i];
            double left = 2 * normal[i];
            double right = 2 * (image[i] - 2 * along * normal[i]);
            for (int j = first - 1; j < size; j++) {
                row[j] -= left * image[j] + right * normal[j];
            }
        }
    }

    /** The vectors that the three diagonals are written in, one a row: each reflection turns all columns of them. */
    private void turn(double[] normal, int first) {
        for (int i = first; i < size; i++) {
            double along = 2 * dot(rows[i], normal, first);
            for (int j = first; j < size; j++) {
                rows[i][j] -= along * normal[j];
            }
        }
    }

    private double dot(double[] a, double[] b, int first) {
        double sum = 0;
        for (int j = first; j < size; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }

    private void diagonalise() {
        int last = size - 1;
        int steps = 0;
        while (last > 0) {
            clear(last);
            if (off[last - 1] == 0) {
                last--;
                steps = 0;
                continue;
            }
            int first = last - 1;
            while (first > 0 && off[first - 1] != 0) {
                first--;
            }
            if (steps++ == STEPS) {
                throw new ArithmeticException(
                        "No eigenvalues after %d steps: the matrix has numbers that are not finite".formatted(STEPS));
            }
            step(first, last);
        }
    }

    private void clear(int last) {
        for (int i = 0; i < last; i++) {
            if (Math.abs(off[i]) <= EPSILON * (Math.abs(diagonal[i]) + Math.abs(diagonal[i + 1]))) {
                off[i] = 0;
            }
        }
    }

    /** One QR step on a block, by rotations that chase the entry beside its diagonals downwards. */
    private void step(int first, int last) {
        double x = diagonal[first] - shift(last);
        double z = off[first];
        for (int k = first; k < last; k++) {
            double length = StrictMath.hypot(x, z);
            double cos = length == 0 ? 1 : x / length;
            double sin = length == 0 ? 0 : z / length;
            if (k > first) {
                off[k - 1] = length;
            }
            double upper = diagonal[k];
            double lower = diagonal[k + 1];
            double between = off[k];
            double cross = 2 * cos * sin * between;
            diagonal[k] = cos * cos * upper + cross + sin * sin * lower;
            diagonal[k + 1] = sin * sin * upper - cross + cos * cos * lower;
            off[k] = cos * sin * (lower - upper) + (cos * cos - sin * sin) * between;
            if (k < last - 1) {
                x = off[k];
                z = sin * off[k + 1];
                off[k + 1] *= cos;
            }
            rotate(rows[k], rows[k + 1], cos, sin);
        }
    }

    /** Wilkinson's: the eigenvalue of the last two by two entries that is nearer to the last. */
    private double shift(int last) {
        double half = (diagonal[last - 1] - diagonal[last]) / 2;
        double beside = off[last - 1];
        double root = StrictMath.hypot(half, beside);
        return diagonal[last] - beside * (beside / (half + (half < 0 ? -root : root)));
    }

    private static void rotate(double[] upper, double[] lower, double cos, double sin) {
        for (int j = 0; j < upper.length; j++) {
            double above = upper[j];
            double below = lower[j];
            upper[j] = cos * above + sin * below;
            lower[j] = cos * below - sin * above;
        }
    }
}
