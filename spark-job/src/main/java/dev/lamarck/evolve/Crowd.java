package dev.lamarck.evolve;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Many profiles, packed for questions about the distances to all of them. The distance of two profiles is the root mean
 * square over their coordinates.
 *
 * <p>With 64 coordinates no tree of boxes or balls saves much, so everybody is looked at, as fast as the memory gives: in
 * floats, so many at once ({@link Squad}). Floats are not exact, but it is known by how much they may be off. So they tell
 * who may be near enough, and those are compared exactly: who is nearest, and whether anybody is near, is what comparing
 * doubles one by one would give. Mean distances are those of floats, added up in the order of places. Every machine
 * computes the same bits.
 */
public final class Crowd {

    private static final double FLOAT_STEP = 0x1p-23;

    /** Squares of smaller steps may vanish. */
    private static final double LEAST_STEP = 1e-18;

    private final int dimensions;
    private final List<double[]> profiles = new ArrayList<>();
    private final List<Squad> squads = new ArrayList<>();
    private double farthest;

    /**
     * How a profile lies to a crowd.
     *
     * @param nearest the place of the nearest one, of equally near ones the lowest
     * @param distance to it
     * @param mean of the distances to all
     */
    public record View(int nearest, double distance, double mean) {}

    public Crowd(int dimensions) {
        this.dimensions = dimensions;
    }

    public int size() {
        return profiles.size();
    }

    /** At the next place. */
    public void add(double[] profile) {
        check(profile);
        if (profiles.size() == squads.size() * Squad.SIZE) {
            squads.add(new Squad(dimensions));
        }
        profiles.add(profile);
        put(profiles.size() - 1, profile);
        farthest = Math.max(farthest, Profiles.farthest(profile));
    }

    private void put(int place, double[] profile) {
        squads.get(place / Squad.SIZE).put(place % Squad.SIZE, profile);
    }

    /** How a profile lies to this crowd; somebody has to be there. */
    public View view(double[] profile) {
        check(profile);
        if (profiles.isEmpty()) {
            throw new IllegalStateException("Nobody is in this crowd, so nobody is nearest. Ask for its size first.");
        }
        float[] question = Profiles.floats(profile);
        float[] squares = new float[Squad.SIZE];
        View view = new View(0, Double.POSITIVE_INFINITY, 0);
        double sum = 0;
        for (int squad = 0; squad < squads.size(); squad++) {
            squads.get(squad).squares(present(squad), question, squares);
            sum += roots(squares, present(squad));
            view = nearer(view, profile, squad, squares);
        }
        return new View(view.nearest(), view.distance(), scaled(sum) / profiles.size());
    }

    private View nearer(View view, double[] profile, int squad, float[] squares) {
        float limit = limit(profile, view.distance());
        int nearest = view.nearest();
        double distance = view.distance();
        for (int lane = 0; lane < present(squad); lane++) {
            if (!(squares[lane] > limit)) {
                int place = squad * Squad.SIZE + lane;
                double exact = Profiles.apart(profile, profiles.get(place));
                if (exact < distance) {
                    nearest = place;
                    distance = exact;
                    limit = limit(profile, distance);
                }
            }
        }
        return new View(nearest, distance, view.mean());
    }

    /** Whether anybody who counts, by their place, is nearer than so far. */
    public boolean anyWithin(double distance, double[] profile, IntPredicate counts) {
        check(profile);
        float[] question = Profiles.floats(profile);
        float[] squares = new float[Squad.SIZE];
        float limit = limit(profile, distance);
        for (int squad = 0; squad < squads.size(); squad++) {
            boolean near = squads.get(squad).squaresWithin(limit, present(squad), question, squares);
            for (int lane = 0; near && lane < present(squad); lane++) {
                int place = squad * Squad.SIZE + lane;
                if (!(squares[lane] > limit)
                        && counts.test(place)
                        && Profiles.apart(profile, profiles.get(place)) < distance) {
                    return true;
                }
            }
        }
        return false;
    }

    private int present(int squad) {
        return Math.min(Squad.SIZE, profiles.size() - squad * Squad.SIZE);
    }

    /**
     * What the square in floats of nobody nearer than so far exceeds. A step between two coordinates is off by the rounding
     * of both and by its own, a sum of squares by a share for each of them; there is something to spare.
     */
    private float limit(double[] profile, double distance) {
        double scale = Math.sqrt(dimensions);
        double blur = scale * Math.max(farthest, Profiles.farthest(profile)) * FLOAT_STEP + LEAST_STEP;
        double reach = (distance * scale + blur) * (1 + (dimensions + 8) * FLOAT_STEP);
        return (float) (reach * reach);
    }

    private static double roots(float[] squares, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += (float) Math.sqrt(squares[i]);
        }
        return sum;
    }

    private double scaled(double sum) {
        return sum / Math.sqrt(Math.max(1, dimensions));
    }

    private void check(double[] profile) {
        if (profile.length != dimensions) {
            throw new IllegalArgumentException("The profiles of this crowd have %d coordinates, this one has %d"
                    .formatted(dimensions, profile.length));
        }
    }
}
