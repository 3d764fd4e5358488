package dev.lamarck.evolve.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.lamarck.conf.ConfException;
import dev.lamarck.evolve.Members;
import dev.lamarck.evolve.Variator;
import dev.lamarck.genome.Gene;
import dev.lamarck.genome.Statistics;
import dev.lamarck.genome.Vector;
import dev.lamarck.genome.VectorSpace;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class OperatorsTest {

    private static final int CHILDREN = 20_000;

    private static VectorSpace reals(int size) {
        return new VectorSpace(IntStream.range(0, size)
                .<Gene>mapToObj(i -> new Gene.Real("x" + i, -10, 10))
                .toList());
    }

    private static Vector filled(int size, double value) {
        double[] genes = new double[size];
        Arrays.fill(genes, value);
        return Vector.of(genes);
    }

    private static List<Vector> children(Variator variator, VectorSpace space, Vector... parents) {
        List<Variator.Parent> all = Arrays.stream(parents)
                .map(genome -> new Variator.Parent(genome, new double[1]))
                .toList();
        List<Variator.Mating> matings = IntStream.range(0, CHILDREN)
                .mapToObj(slot -> new Variator.Mating(all, Members.key(slot)))
                .toList();
        return variator.vary(new Variator.Brood(space, 7, 2, matings)).stream()
                .map(Vector.class::cast)
                .toList();
    }

    private static Gaussian gaussian(double sigma, double rate) {
        return new Gaussian(new Gaussian.Settings(sigma, rate, Bounds.CLAMP));
    }

    private static UniformCrossover crossover(double share, int group) {
        return new UniformCrossover(new UniformCrossover.Settings(share, group));
    }

    private static long differing(Vector child, Vector parent) {
        return IntStream.range(0, child.size())
                .filter(i -> child.gene(i) != parent.gene(i))
                .count();
    }

    @Test
    void gaussian_rate_oneForCertainAndTheOthersByChance() {
        Vector parent = filled(5, 0);
        long[] counts = new long[6];
        children(gaussian(0.01, 0.3), reals(5), parent).forEach(child -> counts[(int) differing(child, parent)]++);
        double[] expected = {0, 0.2401, 0.4116, 0.2646, 0.0756, 0.0081};
        assertThat(Statistics.chiSquare(
                        counts, Arrays.stream(expected).map(p -> p * CHILDREN).toArray()))
                .isLessThan(Statistics.chiSquareBound(5));
    }

    @Test
    void gaussian_step_isNormalWithSigmaOfTheWidth() {
        double[] steps = children(gaussian(0.05, 0), reals(1), filled(1, 2)).stream()
                .mapToDouble(child -> child.gene(0) - 2)
                .toArray();
        assertThat(Statistics.kolmogorov(steps, Statistics::normal)).isLessThan(Statistics.kolmogorovBound());
    }

    @Test
    void gaussian_certainGene_isAnyOfThem() {
        long[] counts = new long[7];
        children(gaussian(0.05, 0), reals(7), filled(7, 1)).forEach(child -> {
            assertThat(differing(child, filled(7, 1))).isEqualTo(1);
            IntStream.range(0, 7).filter(i -> child.gene(i) != 1).forEach(i -> counts[i]++);
        });
        assertThat(Statistics.chiSquare(counts)).isLessThan(Statistics.chiSquareBound(7));
    }

    @Test
    void gaussian_parentOnItsBounds_stillChanges() {
        VectorSpace space =
                new VectorSpace(List.of(new Gene.Real("x", -1, 1), new Gene.Int("n", 0, 1), new Gene.Int("m", -5, 5)));
        for (Vector parent : List.of(Vector.of(1, 0, 5), Vector.of(-1, 1, -5))) {
            assertThat(children(gaussian(0.1, 0), space, parent)).allMatch(child -> differing(child, parent) == 1);
            assertThat(children(gaussian(5, 1), space, parent)).allMatch(child -> differing(child, parent) == 3);
        }
    }

    @Test
    void gaussian_integers_moveByAtLeastOneBothWays() {
        VectorSpace space = new VectorSpace(List.of(new Gene.Int("n", -1000, 1000)));
        List<Vector> tiny = children(gaussian(1e-9, 0), space, Vector.of(7));
        long[] counts = {
            tiny.stream().filter(child -> child.gene(0) == 6).count(),
            tiny.stream().filter(child -> child.gene(0) == 8).count()
        };
        assertThat(counts[0] + counts[1]).isEqualTo(CHILDREN);
        assertThat(Statistics.chiSquare(counts)).isLessThan(Statistics.chiSquareBound(2));
        double[] far = children(gaussian(0.05, 0), space, Vector.of(0)).stream()
                .mapToDouble(v -> v.gene(0))
                .toArray();
        assertThat(DoubleStream.of(far)).allMatch(value -> value != 0 && value == Math.rint(value));
        assertThat(DoubleStream.of(far).map(value -> value * value).average().orElseThrow())
                .isCloseTo(10_000, within(600.0));
    }

    @Test
    void gaussian_choices_becomeAnyOther() {
        VectorSpace space = new VectorSpace(List.of(new Gene.Choice("c", List.of("a", "b", "d", "e", "f"))));
        for (int from = 0; from < 5; from++) {
            long[] counts = new long[5];
            children(gaussian(0.1, 0), space, Vector.of(from)).forEach(child -> counts[(int) child.gene(0)]++);
            double[] expected = new double[5];
            Arrays.fill(expected, CHILDREN / 4.0);
            expected[from] = 0;
            assertThat(Statistics.chiSquare(counts, expected)).isLessThan(Statistics.chiSquareBound(4));
        }
    }

    @Test
    void crossover_share_isOfTheSecondParent() {
        Vector first = filled(10, -1);
        double[] counts = new double[10];
        children(crossover(0.3, 1), reals(10), first, filled(10, 1)).forEach(child -> {
            assertThat(DoubleStream.of(child.genes())).allMatch(gene -> gene == -1 || gene == 1);
            IntStream.range(0, 10).filter(i -> child.gene(i) == 1).forEach(i -> counts[i]++);
        });
        double error = 5 * Math.sqrt(CHILDREN * 0.3 * 0.7);
        assertThat(DoubleStream.of(counts)).allMatch(count -> Math.abs(count - 0.3 * CHILDREN) < error);
    }

    @Test
    void crossover_groups_areInheritedTogether() {
        Vector first = filled(8, -1);
        long[] counts = new long[8];
        children(crossover(0.5, 3), reals(8), first, filled(8, 1)).forEach(child -> {
            double[] genes = child.genes();
            assertThat(genes[1]).isEqualTo(genes[0]).isEqualTo(genes[2]);
            assertThat(genes[4]).isEqualTo(genes[3]).isEqualTo(genes[5]);
            assertThat(genes[7]).isEqualTo(genes[6]);
            counts[(genes[0] > 0 ? 4 : 0) + (genes[3] > 0 ? 2 : 0) + (genes[6] > 0 ? 1 : 0)]++;
        });
        assertThat(Statistics.chiSquare(counts)).isLessThan(Statistics.chiSquareBound(8));
    }

    @Test
    void crossover_allOrNothing_isAParent() {
        Vector first = filled(4, -1);
        Vector second = filled(4, 1);
        assertThat(children(crossover(0, 1), reals(4), first, second)).containsOnly(first);
        assertThat(children(crossover(1, 1), reals(4), first, second)).containsOnly(second);
        assertThat(children(crossover(0.5, 1_000_000), reals(4), first, second)).containsOnly(first, second);
        assertThat(new Drawn().parents()).isZero();
        assertThat(crossover(0.5, 1).parents()).isEqualTo(2);
        assertThat(gaussian(0.1, 0.1).parents()).isEqualTo(1);
    }

    @Test
    void crossover_manyGenes_isQuick() {
        VectorSpace space = reals(200_000);
        Variator.Mating mating = new Variator.Mating(
                List.of(
                        new Variator.Parent(filled(200_000, 1), new double[1]),
                        new Variator.Parent(filled(200_000, 2), new double[1])),
                Members.key(1));
        assertTimeout(
                Duration.ofSeconds(5), () -> crossover(0.5, 1).vary(new Variator.Brood(space, 0, 0, List.of(mating))));
    }

    @Test
    void random_isUniformBetweenTheBounds() {
        double[] values = children(new Drawn(), reals(2)).stream()
                .mapToDouble(v -> v.gene(1))
                .toArray();
        assertThat(Statistics.kolmogorov(values, x -> (x + 10) / 20)).isLessThan(Statistics.kolmogorovBound());
    }

    @Test
    void settings_wrong_refused() {
        for (String operator : List.of(
                "{type: gaussian, config: {sigma: 0}}",
                "{type: gaussian, config: {rate: 1.1}}",
                "{type: gaussian, config: {rate: -0.1}}",
                "{type: uniform-crossover, config: {share: 2}}",
                "{type: uniform-crossover, config: {group: 0}}",
                "{type: random, config: {sigma: 1}}",
                "{type: gaussian, weight: -1}",
                "{type: gaussian, weight: 0}",
                "{type: gausian}",
                "{weight: 1}")) {
            assertThatThrownBy(() -> Members.search("features: []", "operators: [" + operator + "]"))
                    .as(operator)
                    .isInstanceOf(ConfException.class);
        }
    }
}
