package dev.lamarck.vary;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lamarck.evolve.Traits;
import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Hash128;
import dev.lamarck.genome.Marks;
import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Outcome.Reason;
import dev.lamarck.genome.Program;
import dev.lamarck.genome.ProgramSpace;
import dev.lamarck.syntax.ProgramMeasures;
import dev.lamarck.syntax.Reading;
import dev.lamarck.syntax.Shingles;
import dev.lamarck.vary.edit.Changes;
import dev.lamarck.vary.pointer.Pointers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a program shows by itself: the measures of its syntax tree, and as {@code diversity} how far it is from the
 * program that evolution began with. Its profile is the sketch of its tree, so that the
 * distance of two profiles, the root mean square over the coordinates, is about that of the trees.
 */
final class ProgramTraits implements Traits {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double ROOT_OF_DIMENSIONS = Math.sqrt(Shingles.DIMENSIONS);

    private final ProgramMeasures measures = new ProgramMeasures();
    private final Readings readings = new Readings(measures);
    private final double[] origin;

    ProgramTraits(ProgramSpace space) {
        this.origin = profile(measures.read(space.seeds().get(0)));
    }

    @Override
    public Shape shape(Genome genome) {
        Program program = (Program) genome;
        Reading reading = readings.of(program).reading();
        double[] profile = profile(reading);
        Map<String, Double> features = new TreeMap<>(measures.features(program, reading.measures()));
        features.put("diversity", distance(profile, origin));
        return new Shape(profile, features);
    }

    /**
     * A child does not parse although its first parent does, or means what a parent means. If the parent does not parse
     * either, the grammar lacks something and says nothing about the child.
     */
    @Override
    public Optional<Outcome> objection(Genome child, List<Genome> parents) {
        if (parents.isEmpty()) {
            return Optional.empty();
        }
        Readings.Known known = readings.of((Program) child);
        if (known.trouble().isPresent() && parses(parents.get(0))) {
            return known.trouble().map(trouble -> Outcome.failed(Reason.INVALID, trouble));
        }
        return parents.stream().anyMatch(parent -> meaning(parent).equals(known.meaning()))
                ? Optional.of(Outcome.failed(
                        Reason.UNCHANGED, "But for formatting and comments it is one of its parents over again"))
                : Optional.empty();
    }

    @Override
    public List<String> changes(Genome parent, Genome child) {
        Program before = (Program) parent;
        Program after = (Program) child;
        Reading read = readings.of(before).reading();
        return Changes.between(before, read, after, readings.of(after).reading()).stream()
                .map(change -> JSON.valueToTree(change.toMap()).toString())
                .toList();
    }

    @Override
    public Marks marks(Genome genome, Outcome outcome) {
        return Pointers.of((Program) genome, outcome.artifacts());
    }

    private boolean parses(Genome genome) {
        return readings.of((Program) genome).trouble().isEmpty();
    }

    private Hash128 meaning(Genome genome) {
        return readings.of((Program) genome).meaning();
    }

    /** The sketch, made longer so that the root mean square of coordinates, by which profiles are compared, is the distance. */
    private static double[] profile(Reading reading) {
        double[] profile = reading.shingles().sketch();
        for (int i = 0; i < profile.length; i++) {
            profile[i] *= ROOT_OF_DIMENSIONS;
        }
        return profile;
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(sum / a.length);
    }
}
