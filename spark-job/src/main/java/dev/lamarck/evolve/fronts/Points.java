package dev.lamarck.evolve.fronts;

/** What all of this package demands of points: equally many coordinates, all finite. */
final class Points {

    private Points() {}

    /** A copy with one zero instead of two, so that comparing bits and comparing values agree. */
    static double[][] checked(double[][] points) {
        double[][] copy = new double[points.length][];
        for (int i = 0; i < points.length; i++) {
            if (points[i].length == 0 || points[i].length != points[0].length) {
                throw new IllegalArgumentException("Points need equally many coordinates, at least 1; point 0 has "
                        + points[0].length + " and point " + i + " has " + points[i].length);
            }
            copy[i] = checked(points[i], i);
        }
        return copy;
    }

    private static double[] checked(double[] point, int index) {
        double[] copy = new double[point.length];
        for (int j = 0; j < point.length; j++) {
            if (!Double.isFinite(point[j])) {
                throw new IllegalArgumentException("Points need finite coordinates, but coordinate " + j + " of point "
                        + index + " is " + point[j] + ". Treat such a candidate as failed.");
            }
            copy[j] = point[j] + 0.0;
        }
        return copy;
    }

    /** Greater coordinates first, the first coordinate first. */
    static int lexicographic(double[] a, double[] b) {
        for (int j = 0; j < a.length; j++) {
            if (a[j] != b[j]) {
                return a[j] > b[j] ? -1 : 1;
            }
        }
        return 0;
    }
}
