package dev.lamarck.problems.arm;

import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.conf.Positive;
import dev.lamarck.genome.Metrics;
import dev.lamarck.problems.VectorProblem;
import java.util.Map;
import java.util.Optional;

/**
 * A planar arm whose genes are its joint angles in radians, each relative to the link before. Features are {@code x} and
 * {@code y} of its end; {@code score} is minus the spread of the angles, so that an arm bent evenly is best (Vassiliades
 * and Mouret, "Discovering the elite hypervolume by leveraging interspecies correlation", 2018).
 */
final class ArmRepertoire implements VectorProblem {

    private final Settings settings;

    /** How spread is counted. */
    enum Spread {
        STANDARD_DEVIATION,
        VARIANCE
    }

    /** What the arm is like, and what counts. */
    record Settings(
            @Default("1") @Positive @Doc("length of each link; as many links as genes")
            double link,

            @Default("standard-deviation")
            @Doc("how the spread of the angles is counted, of which score is the negative")
            Spread spread) {}

    ArmRepertoire(Settings settings) {
        this.settings = settings;
    }

    /** Any arm is an arm. */
    @Override
    public Optional<String> misfit(double[] genes) {
        return Optional.empty();
    }

    @Override
    public Metrics metrics(double[] angles) {
        double heading = 0;
        double x = 0;
        double y = 0;
        for (double angle : angles) {
            heading += angle;
            x += settings.link() * StrictMath.cos(heading);
            y += settings.link() * StrictMath.sin(heading);
        }
        return Metrics.of(Map.of("score", 0.0 - spread(angles), "x", x, "y", y));
    }

    private double spread(double[] angles) {
        double sum = 0;
        for (double angle : angles) {
            sum += angle;
        }
        double mean = sum / angles.length;
        double squares = 0;
        for (double angle : angles) {
            squares += (angle - mean) * (angle - mean);
        }
        double variance = squares / angles.length;
        return settings.spread() == Spread.VARIANCE ? variance : Math.sqrt(variance);
    }
}
