package dev.lamarck.evolve.fronts;

/** Who is better when there is more than one thing to be good at. */
public final class Domination {

    private Domination() {}

    /** Whether {@code a} is nowhere worse and somewhere better. */
    public static boolean dominates(double[] a, double[] b) {
        return covers(a, b, 0, a.length) && !covers(b, a, 0, b.length);
    }

    /**
     * The same under constraints: who violates them less dominates, of equals in that the one with better objectives.
     *
     * @param violationOfA 0 when all constraints hold, else how far they are from it
     */
    public static boolean dominates(double[] a, double violationOfA, double[] b, double violationOfB) {
        return violationOfA < violationOfB || (violationOfA == violationOfB && dominates(a, b));
    }

    /** Whether {@code a} is nowhere worse than {@code b} between two coordinates, the second of them outside. */
    static boolean covers(double[] a, double[] b, int from, int to) {
        for (int j = from; j < to; j++) {
            if (a[j] < b[j]) {
                return false;
            }
        }
        return true;
    }
}
