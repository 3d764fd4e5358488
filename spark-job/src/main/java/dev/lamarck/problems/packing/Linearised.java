package dev.lamarck.problems.packing;

import java.util.Arrays;

/**
 * The packing problem around given centres as a linear program. For fixed centres the largest radii are a linear program
 * already: two radii add up to at most the distance of their centres, one to at most its distance from each side. If
 * the centres may move as well, a distance is replaced by its tangent, distance + direction · (move - move'). A distance
 * is a convex function of the moves, so the tangent never exceeds it: whatever the linear program allows, the square
 * allows too, and its optimum is never worse than staying. Repeating that (the convex-concave procedure of Yuille and
 * Rangarajan, 2003) climbs without line search, and near an optimum that is held by its contacts it converges like
 * Newton's method.
 *
 * <p>{@link Simplex} is given the dual, so a constraint here is a column there, and it starts feasible: every circle held
 * by its nearest side, then the radii for fixed centres, then no move of any centre.
 */
final class Linearised {

    private static final int STEPS_PER_CIRCLE = 60;

    private final double[] centres;
    private final int circles;
    private final Simplex radii;

    /** Around centres x0, y0, x1, y1, …, all in the unit square. */
    Linearised(double[] centres) {
        this.centres = centres;
        this.circles = centres.length / 2;
        this.radii = fixed();
    }

    double[] centres() {
        return centres;
    }

    /** The solved program whose rows are worth the largest radii for these centres. */
    Simplex radii() {
        return radii;
    }

    /** The first values of a solution, which are radii, added up. */
    double sum(Simplex solution) {
        double sum = 0;
        for (int i = 0; i < circles; i++) {
            sum += solution.worth(i);
        }
        return sum;
    }

    /** What the centres become by the moves of a solution, kept in the square. */
    double[] moved(Simplex moves) {
        double[] moved = new double[centres.length];
        for (int k = 0; k < moved.length; k++) {
            moved[k] = Math.min(1, Math.max(0, centres[k] + moves.worth(circles + k)));
        }
        return moved;
    }

    private Simplex fixed() {
        Columns columns = new Columns(circles);
        addContacts(columns, false);
        Simplex simplex = new Simplex(columns, demand(circles));
        for (int i = 0; i < circles; i++) {
            simplex.place(nearestSide(i), circles);
        }
        return simplex.solve(STEPS_PER_CIRCLE * circles);
    }

    /** The solved program whose rows are worth radii, then moves of the centres, none farther than a reach. */
    Simplex moves(double reach) {
        Columns columns = new Columns(3 * circles);
        addContacts(columns, true);
        int firstBound = columns.size();
        for (int row = circles; row < 3 * circles; row++) {
            columns.add(reach);
            columns.put(row, 1);
            columns.add(reach);
            columns.put(row, -1);
        }
        Simplex simplex = new Simplex(columns, demand(3 * circles));
        for (int i = 0; i < circles; i++) {
            simplex.place(radii.basic(i), circles);
        }
        for (int k = 0; k < 2 * circles; k++) {
            simplex.fill(circles + k, firstBound + 2 * k, firstBound + 2 * k + 1);
        }
        return simplex.solve(STEPS_PER_CIRCLE * circles);
    }

    private double[] demand(int rows) {
        double[] demand = new double[rows];
        Arrays.fill(demand, 0, circles, 1);
        return demand;
    }

    /** Four sides of each circle, a radius of at least 0 for each, then the pairs. */
    private void addContacts(Columns columns, boolean moving) {
        for (int i = 0; i < circles; i++) {
            for (int axis = 0; axis < 2; axis++) {
                double at = centres[2 * i + axis];
                addSide(columns, i, at, moving, circles + 2 * i + axis, -1);
                addSide(columns, i, 1 - at, moving, circles + 2 * i + axis, 1);
            }
        }
        for (int i = 0; i < circles; i++) {
            columns.add(0);
            columns.put(i, -1);
        }
        for (int i = 0; i < circles; i++) {
            for (int j = i + 1; j < circles; j++) {
                addPair(columns, i, j, moving);
            }
        }
    }

    private static void addSide(Columns columns, int i, double room, boolean moving, int row, int sign) {
        columns.add(room);
        columns.put(i, 1);
        if (moving) {
            columns.put(row, sign);
        }
    }

    private void addPair(Columns columns, int i, int j, boolean moving) {
        double dx = centres[2 * i] - centres[2 * j];
        double dy = centres[2 * i + 1] - centres[2 * j + 1];
        double distance = Math.sqrt(dx * dx + dy * dy);
        columns.add(distance);
        columns.put(i, 1);
        columns.put(j, 1);
        if (moving) {
            // Of centres that coincide every direction is a tangent: take the first axis.
            double ux = distance > 0 ? dx / distance : 1;
            double uy = distance > 0 ? dy / distance : 0;
            columns.put(circles + 2 * i, -ux);
            columns.put(circles + 2 * j, ux);
            columns.put(circles + 2 * i + 1, -uy);
            columns.put(circles + 2 * j + 1, uy);
        }
    }

    private int nearestSide(int i) {
        double x = centres[2 * i];
        double y = centres[2 * i + 1];
        double[] room = {x, 1 - x, y, 1 - y};
        int nearest = 0;
        for (int side = 1; side < room.length; side++) {
            if (room[side] < room[nearest]) {
                nearest = side;
            }
        }
        return 4 * i + nearest;
    }
}
