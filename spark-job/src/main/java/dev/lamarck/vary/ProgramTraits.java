package dev.lamarck.vary;

import dev.lamarck.evolve.Traits;
import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Program;
import dev.lamarck.genome.ProgramSpace;
import dev.lamarck.syntax.ProgramMeasures;
import dev.lamarck.syntax.Reading;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a program shows by itself: the measures of its syntax tree, and as {@code diversity} how far it is from the
 * program that evolution began with. Its profile is the sketch of its tree.
 */
final class ProgramTraits implements Traits {

    private final ProgramMeasures measures = new ProgramMeasures();
    private final double[] origin;

    ProgramTraits(ProgramSpace space) {
        this.origin = measures.profile(space.seeds().get(0));
    }

    @Override
    public Shape shape(Genome genome) {
        Program program = (Program) genome;
        Reading reading = measures.read(program);
        double[] profile = reading.shingles().sketch();
        Map<String, Double> features = new TreeMap<>(measures.features(program, reading.measures()));
        features.put("diversity", distance(profile, origin));
        return new Shape(profile, features);
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(sum);
    }
}
