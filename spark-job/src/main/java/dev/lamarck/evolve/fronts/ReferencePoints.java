package dev.lamarck.evolve.fronts;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Points spread evenly over the simplex, all coordinates at least 0 and 1 together (Das and Dennis, "Normal-boundary
 * intersection", 1998): every way to share out so many equal parts among the objectives.
 */
public final class ReferencePoints {

    /** More than any population needs. */
    public static final int MOST = 1_000_000;

    private ReferencePoints() {}

    /** How many points {@link #dasDennis} gives, or something above {@link #MOST}. */
    public static long count(int objectives, int divisions) {
        long count = 1;
        for (int i = 1; i < objectives && count <= MOST; i++) {
            count = count * (divisions + i) / i;
        }
        return count;
    }

    public static double[][] dasDennis(int objectives, int divisions) {
        if (objectives < 1 || divisions < 1 || count(objectives, divisions) > MOST) {
            throw new IllegalArgumentException("Cannot lay " + divisions + " divisions over " + objectives
                    + " objectives: both have to be at least 1, and the points at most " + MOST);
        }
        List<double[]> points = new ArrayList<>();
        share(new int[objectives], 0, divisions, divisions, points);
        return points.toArray(double[][]::new);
    }

    /**
     * Two layers, for many objectives, where one either has points on the rim only or far too many: the second is drawn
     * halfway to the centre (Deb and Jain, 2014).
     */
    public static double[][] layered(int objectives, int outer, int inner) {
        return Stream.concat(
                        Stream.of(dasDennis(objectives, outer)),
                        Stream.of(dasDennis(objectives, inner)).map(ReferencePoints::halfway))
                .toArray(double[][]::new);
    }

    private static double[] halfway(double[] point) {
        double[] halfway = new double[point.length];
        for (int j = 0; j < point.length; j++) {
            halfway[j] = (point[j] + 1.0 / point.length) / 2;
        }
        return halfway;
    }

    private static void share(int[] parts, int objective, int left, int divisions, List<double[]> points) {
        if (objective == parts.length - 1) {
            parts[objective] = left;
            double[] point = new double[parts.length];
            for (int j = 0; j < point.length; j++) {
                point[j] = parts[j] / (double) divisions;
            }
            points.add(point);
            return;
        }
        for (int part = 0; part <= left; part++) {
            parts[objective] = part;
            share(parts, objective + 1, left - part, divisions, points);
        }
    }
}
