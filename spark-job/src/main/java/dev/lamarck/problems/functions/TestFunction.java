package dev.lamarck.problems.functions;

import dev.lamarck.genome.Gene;
import dev.lamarck.genome.VectorSpace;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Functions of any number of reals, each with the domain that is usual for it; the least value of all is 0. */
public enum TestFunction {
    /** The sum of squares: what any search has to solve. */
    SPHERE(1, 5.12, 0, TestFunction::sphere),
    /** Squares weighted from 1 to a million along the axes: how a search copes with scales. */
    ELLIPSOID(2, 5, 0, TestFunction::ellipsoid),
    /** One axis short, all others long by a factor of a thousand. */
    CIGAR(2, 5, 0, TestFunction::cigar),
    /** One axis long, all others short. */
    DISCUS(2, 5, 0, TestFunction::discus),
    /** Squares of partial sums: an ellipsoid off the axes. */
    DOUBLE_SUM(2, 65.536, 0, TestFunction::doubleSum),
    /** A bent valley that is easily found and hard to follow (Rosenbrock, 1960). */
    ROSENBROCK(2, 5, 1, TestFunction::rosenbrock),
    /** A bowl with a regular grid of pits, as many as ten to the power of the dimension (Rastrigin, 1974). */
    RASTRIGIN(1, 5.12, 0, TestFunction::rastrigin),
    /** Nearly flat with many small pits, and one funnel (Ackley, 1987). */
    ACKLEY(1, 32.768, 0, TestFunction::ackley),
    /** A wide bowl with ripples that vanish in high dimensions (Griewank, 1981). */
    GRIEWANK(1, 600, 0, TestFunction::griewank),
    /** Waves that grow away from the optimum, with the last axis unlike the others (Levy and Montalvo, 1985). */
    LEVY(1, 10, 1, TestFunction::levy);

    private static final double TWO_PI = 2 * StrictMath.PI;
    private static final double E = StrictMath.exp(1);

    private final int least;
    private final double bound;
    private final double best;

    @SuppressWarnings("ImmutableEnumChecker") // a method that keeps no state
    private final ToDoubleFunction<double[]> value;

    TestFunction(int least, double bound, double best, ToDoubleFunction<double[]> value) {
        this.least = least;
        this.bound = bound;
        this.best = best;
        this.value = value;
    }

    /** The name in settings. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The fewest dimensions that it makes sense in. */
    public int least() {
        return least;
    }

    /** The value at a point of any dimension from {@link #least} on. */
    public double at(double... x) {
        if (x.length < least) {
            throw new IllegalArgumentException(
                    "The function %s needs at least %d dimensions, got %d".formatted(label(), least, x.length));
        }
        return value.applyAsDouble(x);
    }

    /** The only point where the value is 0. */
    public double[] optimum(int dimension) {
        double[] point = new double[dimension];
        Arrays.fill(point, best);
        return point;
    }

    /** The usual domain. */
    public VectorSpace space(int dimension) {
        List<Gene> genes = IntStream.range(0, dimension)
                .<Gene>mapToObj(i -> new Gene.Real("x-" + i, -bound, bound))
                .toList();
        return new VectorSpace(genes);
    }

    private static double sphere(double[] x) {
        double sum = 0;
        for (double each : x) {
            sum += each * each;
        }
        return sum;
    }

    private static double ellipsoid(double[] x) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += StrictMath.pow(1e6, i / (x.length - 1.0)) * x[i] * x[i];
        }
        return sum;
    }

    private static double cigar(double[] x) {
        return x[0] * x[0] + 1e6 * (sphere(x) - x[0] * x[0]);
    }

    private static double discus(double[] x) {
        return 1e6 * x[0] * x[0] + (sphere(x) - x[0] * x[0]);
    }

    private static double doubleSum(double[] x) {
        double sum = 0;
        double part = 0;
        for (double each : x) {
            part += each;
            sum += part * part;
        }
        return sum;
    }

    private static double rosenbrock(double[] x) {
        double sum = 0;
        for (int i = 0; i + 1 < x.length; i++) {
            double bend = x[i + 1] - x[i] * x[i];
            sum += 100 * bend * bend + (1 - x[i]) * (1 - x[i]);
        }
        return sum;
    }

    private static double rastrigin(double[] x) {
        double sum = 0;
        for (double each : x) {
            sum += each * each + 10 * (1 - StrictMath.cos(TWO_PI * each));
        }
        return sum;
    }

    private static double ackley(double[] x) {
        double waves = 0;
        for (double each : x) {
            waves += StrictMath.cos(TWO_PI * each);
        }
        double distance = Math.sqrt(sphere(x) / x.length);
        return 20 * (1 - StrictMath.exp(-0.2 * distance)) + (E - StrictMath.exp(waves / x.length));
    }

    private static double griewank(double[] x) {
        double product = 1;
        for (int i = 0; i < x.length; i++) {
            product *= StrictMath.cos(x[i] / Math.sqrt(i + 1));
        }
        return sphere(x) / 4000 + (1 - product);
    }

    private static double levy(double[] x) {
        double sum = square(StrictMath.sin(StrictMath.PI * bow(x[0])));
        for (int i = 0; i + 1 < x.length; i++) {
            double w = bow(x[i]);
            sum += square(w - 1) * (1 + 10 * square(StrictMath.sin(StrictMath.PI * w + 1)));
        }
        double last = bow(x[x.length - 1]);
        return sum + square(last - 1) * (1 + square(StrictMath.sin(TWO_PI * last)));
    }

    private static double bow(double x) {
        return 1 + (x - 1) / 4;
    }

    private static double square(double x) {
        return x * x;
    }
}
