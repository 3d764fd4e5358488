package dev.lamarck.evolve;

/** Shares of a number in whole ones. What only the rounding of a product has put beyond a whole number does not count. */
public final class Shares {

    private static final double ROUNDING = 1e-9;

    private Shares() {}

    /** The least whole number that is no less than the share. */
    public static int up(double share, int all) {
        return (int) Math.ceil(share * all - ROUNDING);
    }

    /** The greatest whole number that is no more than the share. */
    public static int down(double share, int all) {
        return (int) Math.floor(share * all + ROUNDING);
    }
}
