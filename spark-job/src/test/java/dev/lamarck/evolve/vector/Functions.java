package dev.lamarck.evolve.vector;

import dev.lamarck.genome.Gene;
import dev.lamarck.genome.Vector;
import dev.lamarck.genome.VectorSpace;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Functions whose least value is 0. */
final class Functions {

    private Functions() {}

    static VectorSpace reals(int size, double bound) {
        return new VectorSpace(IntStream.range(0, size)
                .<Gene>mapToObj(i -> new Gene.Real("x" + i, -bound, bound))
                .toList());
    }

    static ToDoubleFunction<Vector> named(String name) {
        return switch (name) {
            case "sphere" -> Functions::sphere;
            case "ellipsoid" -> Functions::ellipsoid;
            case "rosenbrock" -> Functions::rosenbrock;
            default -> throw new IllegalArgumentException(name);
        };
    }

    static double sphere(Vector x) {
        return IntStream.range(0, x.size())
                .mapToDouble(i -> x.gene(i) * x.gene(i))
                .sum();
    }

    static double ellipsoid(Vector x) {
        return IntStream.range(0, x.size())
                .mapToDouble(i -> StrictMath.pow(10, 6.0 * i / (x.size() - 1)) * x.gene(i) * x.gene(i))
                .sum();
    }

    static double rosenbrock(Vector x) {
        return IntStream.range(0, x.size() - 1)
                .mapToDouble(i -> {
                    double valley = x.gene(i) * x.gene(i) - x.gene(i + 1);
                    return 100 * valley * valley + (x.gene(i) - 1) * (x.gene(i) - 1);
                })
                .sum();
    }
}
