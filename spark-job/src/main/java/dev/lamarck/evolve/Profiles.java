package dev.lamarck.evolve;

/** Arithmetic on profiles. */
final class Profiles {

    private Profiles() {}

    /** Root mean square of the differences between the coordinates. */
    static double apart(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            double step = one[i] - other[i];
            sum += step * step;
        }
        return Math.sqrt(sum / Math.max(1, one.length));
    }

    /** How far the farthest coordinate is from 0. */
    static double farthest(double[] profile) {
        double farthest = 0;
        for (double coordinate : profile) {
            farthest = Math.max(farthest, Math.abs(coordinate));
        }
        return farthest;
    }

    static float[] floats(double[] profile) {
        float[] floats = new float[profile.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) profile[i];
        }
        return floats;
    }
}
