package dev.lamarck.evolve.fronts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The members of a front while it is being filled in lexicographic order. As whoever comes later is nowhere better in
 * the first coordinate, only the others are looked at.
 */
sealed interface Layer {

    /** Whether a member of the front dominates a later point, which is no copy of a member. */
    boolean dominates(double[] point);

    void add(double[] point);

    static Layer of(int coordinates) {
        return coordinates <= 3 ? new Stairs() : new Crowd();
    }

    /** Two coordinates to compare at most: only the members that no other covers count, and these form stairs. */
    final class Stairs implements Layer {

        private final TreeMap<Double, Double> steps = new TreeMap<>();

        @Override
        public boolean dominates(double[] point) {
            Map.Entry<Double, Double> step = steps.ceilingEntry(second(point));
            return step != null && step.getValue() >= third(point);
        }

        @Override
        public void add(double[] point) {
            if (dominates(point)) {
                return;
            }
            Map.Entry<Double, Double> step = steps.floorEntry(second(point));
            while (step != null && step.getValue() <= third(point)) {
                steps.remove(step.getKey());
                step = steps.lowerEntry(step.getKey());
            }
            steps.put(second(point), third(point));
        }

        private static double second(double[] point) {
            return point.length > 1 ? point[1] : 0;
        }

        private static double third(double[] point) {
            return point.length > 2 ? point[2] : 0;
        }
    }

    /** Any number of coordinates: the members one by one, the latest first, as it is the nearest. */
    final class Crowd implements Layer {

        private final List<double[]> members = new ArrayList<>();

        @Override
        public boolean dominates(double[] point) {
            for (int i = members.size() - 1; i >= 0; i--) {
                if (Domination.covers(members.get(i), point, 1, point.length)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public void add(double[] point) {
            members.add(point);
        }
    }
}
