package dev.lamarck.evolve.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lamarck.conf.ConfException;
import dev.lamarck.evolve.Members;
import dev.lamarck.evolve.Variator;
import dev.lamarck.genome.Gene;
import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Statistics;
import dev.lamarck.genome.Vector;
import dev.lamarck.genome.VectorSpace;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class BoundedCrossoverTest {

    private static final int CHILDREN = 20_000;
    private static final VectorSpace MIXED =
            new VectorSpace(List.of(new Gene.Int("n", 0, 20), new Gene.Choice("c", List.of("a", "b", "d"))));

    private static Polynomial polynomial(String yaml) {
        return Members.built(Polynomial.Settings.class, Polynomial::new, yaml);
    }

    private static Sbx sbx(String yaml) {
        return Members.built(Sbx.Settings.class, Sbx::new, yaml);
    }

    private static BlxAlpha blx(String yaml) {
        return Members.built(BlxAlpha.Settings.class, BlxAlpha::new, yaml);
    }

    private static List<Vector> children(Variator variator, VectorSpace space, double temperature, Vector... parents) {
        List<Variator.Parent> all = Arrays.stream(parents)
                .map(genome -> new Variator.Parent(genome, new double[1]))
                .toList();
        List<Variator.Mating> matings = IntStream.range(0, CHILDREN)
                .mapToObj(slot -> new Variator.Mating(all, Members.key(slot)))
                .toList();
        List<? extends Genome> born = variator.vary(new Variator.Brood(space, 7, 2, temperature, new byte[0], matings));
        return born.stream().map(Vector.class::cast).toList();
    }

    private static double[] first(List<Vector> children) {
        return children.stream().mapToDouble(child -> child.gene(0)).toArray();
    }

    /** The distribution of a child of 0.2 between 0 and 1, from the density's integral. */
    private static double polynomialBelow(double child, double power) {
        double step = child - 0.2;
        double beyond = Math.pow(step < 0 ? 0.8 : 0.2, power);
        double tail = (Math.pow(1 - Math.abs(step), power) - beyond) / (2 * (1 - beyond));
        return step < 0 ? tail : 1 - tail;
    }

    private static VectorSpace unit() {
        return new VectorSpace(List.of(new Gene.Real("x", 0, 1)));
    }

    @Test
    void polynomial_step_hasDebsDistribution() {
        for (double eta : new double[] {0, 3, 20}) {
            double[] born = first(children(polynomial("{rate: 1, eta: %s}".formatted(eta)), unit(), 1, Vector.of(0.2)));
            assertThat(Statistics.kolmogorov(born, x -> polynomialBelow(x, eta + 1)))
                    .isLessThan(Statistics.kolmogorovBound());
        }
        double[] hot = first(children(polynomial("{rate: 1, eta: 20}"), unit(), 3, Vector.of(0.2)));
        assertThat(Statistics.kolmogorov(hot, x -> polynomialBelow(x, 7))).isLessThan(Statistics.kolmogorovBound());
    }

    @Test
    void polynomial_rate_eachGeneByChance_neverNone() {
        Vector parent = Vector.of(0, 0, 0, 0, 0);
        long[] counts = new long[6];
        children(polynomial("rate: 0.2"), Functions.reals(5, 10), 1, parent)
                .forEach(child -> counts[
                        (int) IntStream.range(0, 5)
                                .filter(i -> child.gene(i) != 0)
                                .count()]++);
        double[] expected = {0, 0.4096 + 0.32768, 0.2048, 0.0512, 0.0064, 0.00032};
        assertThat(Statistics.chiSquare(
                        counts, Arrays.stream(expected).map(p -> p * CHILDREN).toArray()))
                .isLessThan(Statistics.chiSquareBound(5));
    }

    @Test
    void polynomial_onTheBound_stillChanges() {
        for (double bound : new double[] {0, 1}) {
            assertThat(DoubleStream.of(first(children(polynomial("{}"), unit(), 1, Vector.of(bound)))))
                    .allMatch(child -> child != bound && child >= 0 && child <= 1);
        }
    }

    @Test
    void polynomial_wholeNumbersAndChoices() {
        List<Vector> born = children(polynomial("{rate: 1, eta: 200}"), MIXED, 1, Vector.of(10, 1));
        assertThat(born).allMatch(child -> child.gene(0) == 9 || child.gene(0) == 11);
        long[] counts = new long[3];
        born.forEach(child -> counts[(int) child.gene(1)]++);
        assertThat(Statistics.chiSquare(counts, new double[] {CHILDREN / 2.0, 0, CHILDREN / 2.0}))
                .isLessThan(Statistics.chiSquareBound(2));
    }

    /** The distribution of the spread that keeps a child at most so far away. */
    private static double spreadBelow(double spread, double power, double greatest) {
        double all = 2 - Math.pow(greatest, -power);
        return (spread <= 1 ? Math.pow(spread, power) : 2 - Math.pow(spread, -power)) / all;
    }

    @Test
    void sbx_spread_hasDebsDistributionOnEitherSide() {
        for (double eta : new double[] {0, 2, 15}) {
            double[] born = first(children(
                    sbx("{rate: 1, share: 1, eta: %s}".formatted(eta)), unit(), 1, Vector.of(0.3), Vector.of(0.5)));
            double[] low = Arrays.stream(born)
                    .filter(child -> child < 0.4)
                    .map(child -> (0.4 - child) / 0.1)
                    .toArray();
            double[] high = Arrays.stream(born)
                    .filter(child -> child > 0.4)
                    .map(child -> (child - 0.4) / 0.1)
                    .toArray();
            assertThat((double) low.length / CHILDREN).isCloseTo(0.5, within(0.02));
            assertThat(Statistics.kolmogorov(low, spread -> spreadBelow(spread, eta + 1, 4)))
                    .isLessThan(Statistics.kolmogorovBound());
            assertThat(Statistics.kolmogorov(high, spread -> spreadBelow(spread, eta + 1, 6)))
                    .isLessThan(Statistics.kolmogorovBound());
        }
    }

    @Test
    void sbx_rateAndShare_asSet() {
        Vector first = Vector.of(1, 1, 1, 1, 1);
        Vector second = Vector.of(2, 2, 2, 2, 2);
        List<Vector> born = children(sbx("{rate: 0.8, share: 0.25}"), Functions.reals(5, 10), 1, first, second);
        double crossed = born.stream()
                .mapToLong(child ->
                        IntStream.range(0, 5).filter(i -> child.gene(i) != 1).count())
                .sum();
        assertThat(crossed / (5.0 * CHILDREN)).isCloseTo(0.2, within(0.01));
        assertThat((double) born.stream().filter(first::equals).count() / CHILDREN)
                .isCloseTo(0.2 + 0.8 * Math.pow(0.75, 5), within(0.02));
    }

    @Test
    void sbx_wholeNumbersAndChoices() {
        List<Vector> born = children(sbx("{rate: 1, share: 1, eta: 2}"), MIXED, 1, Vector.of(5, 0), Vector.of(9, 2));
        assertThat(born).allMatch(MIXED::contains);
        assertThat(born).allMatch(child -> child.gene(1) == 0 || child.gene(1) == 2);
        assertThat(Arrays.stream(first(born)).distinct().count()).isGreaterThan(6);
    }

    @Test
    void sbxPolynomial_neverAParentAgain() {
        Variator both = Members.built(SbxPolynomial.Settings.class, SbxPolynomial::new, "crossover: {rate: 0.2}");
        Vector first = Vector.of(1, 1, 1, 1, 1);
        Vector second = Vector.of(2, 2, 2, 2, 2);
        assertThat(children(both, Functions.reals(5, 10), 1, first, second)).doesNotContain(first, second);
        assertThat(children(both, Functions.reals(5, 10), 1, first, first)).doesNotContain(first);
    }

    @Test
    void blx_gene_uniformAroundTheParents() {
        double[] born = first(children(blx("alpha: 0.5"), unit(), 1, Vector.of(0.6), Vector.of(0.4)));
        assertThat(Statistics.kolmogorov(born, x -> (x - 0.3) / 0.4)).isLessThan(Statistics.kolmogorovBound());
        double[] clamped = first(children(blx("alpha: 3"), unit(), 1, Vector.of(0.6), Vector.of(0.4)));
        assertThat(clamped).contains(0.0, 1.0);
        double[] reflected =
                first(children(blx("{alpha: 2, bounds: reflect}"), unit(), 1, Vector.of(0.5), Vector.of(0.1)));
        assertThat(DoubleStream.of(reflected)).allMatch(x -> x > 0 && x < 1);
    }

    @Test
    void blx_wholeNumbers_eachInReachAsLikely() {
        long[] counts = new long[21];
        children(blx("alpha: 0.5"), MIXED, 1, Vector.of(8, 0), Vector.of(12, 1))
                .forEach(child -> counts[(int) child.gene(0)]++);
        double[] expected = new double[21];
        Arrays.fill(expected, 6, 15, CHILDREN / 9.0);
        assertThat(Statistics.chiSquare(counts, expected)).isLessThan(Statistics.chiSquareBound(9));
    }

    @Test
    void bounds_everyRule_endsInside() {
        Box box = Box.of(Functions.reals(1, 2));
        for (Bounds rule : Bounds.values()) {
            for (double value : new double[] {-1e300, -7, -2, 0.5, 2, 2.5, 9, Double.POSITIVE_INFINITY, Double.NaN}) {
                assertThat(rule.bring(box, 0, value, 1, Members.draws(1))).isBetween(-2.0, 2.0);
            }
            assertThat(rule.bring(box, 0, 0.5, 1, Members.draws(1))).isEqualTo(0.5);
        }
        assertThat(Bounds.REFLECT.bring(box, 0, 2.5, 0, Members.draws(1))).isEqualTo(1.5);
        assertThat(Bounds.REFLECT.bring(box, 0, -7.0, 0, Members.draws(1))).isEqualTo(1.0);
        assertThat(Bounds.HALFWAY.bring(box, 0, 3, 1, Members.draws(1))).isEqualTo(1.5);
    }

    @Test
    void gaps_eachPlaceWithTheSameChance() {
        for (double rate : new double[] {0, 0.01, 0.3, 1}) {
            Gaps gaps = Gaps.of(rate);
            long[] counts = new long[11];
            for (int i = 0; i < CHILDREN; i++) {
                var random = Members.draws(i);
                int chosen = 0;
                for (int at = gaps.next(0, 10, random); at < 10; at = gaps.next(at + 1, 10, random)) {
                    counts[at]++;
                    chosen++;
                }
                counts[10] += chosen == 0 ? 1 : 0;
            }
            for (int at = 0; at < 10; at++) {
                assertThat(counts[at] / (double) CHILDREN).isCloseTo(rate, within(0.017));
            }
            assertThat(counts[10] / (double) CHILDREN).isCloseTo(Math.pow(1 - rate, 10), within(0.017));
        }
    }

    @Test
    void settings_wrong_refused() {
        assertThatThrownBy(() -> polynomial("eta: -1")).isInstanceOf(ConfException.class);
        assertThatThrownBy(() -> polynomial("rate: 1.5")).isInstanceOf(ConfException.class);
        assertThatThrownBy(() -> sbx("share: 2")).isInstanceOf(ConfException.class);
        assertThatThrownBy(() -> blx("alpha: -0.1")).isInstanceOf(ConfException.class);
    }
}
