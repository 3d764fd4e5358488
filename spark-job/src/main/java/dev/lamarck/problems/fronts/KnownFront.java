package dev.lamarck.problems.fronts;

/** The best that a problem with several objectives allows; all objectives are minimised. */
public interface KnownFront {

    /** About as many points of the front as asked for, never fewer, spread over all of it. */
    double[][] points(int atLeast);

    /**
     * The volume between the whole front and a reference point, exact up to rounding.
     *
     * @param reference no better than the worst value of the front in any objective
     */
    double hypervolume(double... reference);
}
