package dev.lamarck.problems.fronts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The points of the unit sphere that have no negative coordinate. */
record Octant(int dimension) implements KnownFront {

    /** The points of a regular lattice on the simplex, moved out to the sphere. */
    @Override
    public double[][] points(int atLeast) {
        int divisions = 1;
        while (lattice(divisions) < atLeast) {
            divisions++;
        }
        List<double[]> points = new ArrayList<>();
        fill(new double[dimension], 0, divisions, points);
        return points.toArray(new double[0][]);
    }

    /** A box without the ball's part in it: whatever is outside the ball has a point of the sphere below it. */
    @Override
    public double hypervolume(double... reference) {
        if (reference.length != dimension || Arrays.stream(reference).anyMatch(each -> !(each >= 1))) {
            throw new IllegalArgumentException(
                    "The hypervolume of this front needs a reference of %d numbers, at least 1 each"
                            .formatted(dimension));
        }
        double box = 1;
        for (double side : reference) {
            box *= side;
        }
        return box - ball(dimension) / StrictMath.pow(2, dimension);
    }

    private static double ball(int dimension) {
        return switch (dimension) {
            case 0 -> 1;
            case 1 -> 2;
            default -> ball(dimension - 2) * 2 * StrictMath.PI / dimension;
        };
    }

    /** How many points the lattice has: the ways to share the divisions out among the coordinates. */
    private double lattice(int divisions) {
        double ways = 1;
        for (int i = 1; i < dimension; i++) {
            ways = ways * (divisions + i) / i;
        }
        return ways;
    }

    private void fill(double[] shares, int place, int rest, List<double[]> points) {
        if (place == dimension - 1) {
            shares[place] = rest;
            points.add(outward(shares));
            return;
        }
        for (int share = 0; share <= rest; share++) {
            shares[place] = share;
            fill(shares, place + 1, rest - share, points);
        }
    }

    private static double[] outward(double[] shares) {
        double squares = 0;
        for (double share : shares) {
            squares += share * share;
        }
        double length = Math.sqrt(squares);
        return Arrays.stream(shares).map(share -> share / length).toArray();
    }
}
