package dev.lamarck.syntax;

import dev.lamarck.genome.Hash128;
import dev.lamarck.genome.Program;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a program shows by itself, as numbers that a map of elites can be laid out by. A file in a language without a
 * grammar, or over the limits, counts by its text, so every program has all of them. Safe for many threads.
 */
public final class ProgramMeasures {

    /** The features, in the order of their names. */
    public static final List<String> FEATURES =
            List.of("complexity", "functions", "lines", "maintainability", "nesting", "readability", "volume");

    private final ParseLimits limits;

    public ProgramMeasures() {
        this(ParseLimits.standard());
    }

    public ProgramMeasures(ParseLimits limits) {
        this.limits = limits;
    }

    /** Parses a program once for several questions. */
    public Reading read(Program program) {
        return Reading.of(program, limits);
    }

    /** Cyclomatic complexity of the whole. */
    public double complexity(Program program) {
        return read(program).measures().complexity();
    }

    /** Lines of text, blank ones among them. */
    public int lines(Program program) {
        return program.lines();
    }

    /** {@link Shingles#DIMENSIONS} numbers whose Euclidean distance to another program's says how unlike they are. */
    public double[] profile(Program program) {
        return read(program).shingles().sketch();
    }

    /** How unlike two programs are, from 0 to 1, exactly. */
    public double distance(Program one, Program other) {
        return read(one).shingles().distance(read(other).shingles());
    }

    /** A hash that comments and formatting do not change; none for what does not parse. */
    public Optional<Hash128> canonical(Program program) {
        return read(program).canonical();
    }

    /** The numbers by {@link #FEATURES name}. */
    public SortedMap<String, Double> features(Program program) {
        return features(program, read(program).measures());
    }

    /** The same of a program that was read already. */
    public SortedMap<String, Double> features(Program program, CodeMeasures measures) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(Map.of(
                "complexity", (double) measures.complexity(),
                "functions", (double) measures.functions().size(),
                "lines", (double) lines(program),
                "maintainability", measures.maintainability(),
                "nesting", (double) measures.nesting().deepest(),
                "readability", measures.readability(),
                "volume", measures.halstead().volume())));
    }
}
