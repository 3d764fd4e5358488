package dev.lamarck.evolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.genome.Gene;
import dev.lamarck.genome.Philox;
import dev.lamarck.genome.Statistics;
import dev.lamarck.genome.Vector;
import dev.lamarck.genome.VectorSpace;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TraitsTest {

    private static final VectorSpace MIXED = new VectorSpace(
            List.of(new Gene.Real("x", -1, 1), new Gene.Int("n", 0, 9), new Gene.Choice("c", List.of("a", "b", "d"))));

    private static VectorSpace reals(int size) {
        return new VectorSpace(IntStream.range(0, size)
                .<Gene>mapToObj(i -> new Gene.Real("x" + i, -5, 5))
                .toList());
    }

    private static double complexity(Traits traits, Vector vector) {
        return traits.shape(vector).features().get("complexity");
    }

    @Test
    void complexity_isTheMeanStepBetweenNeighbours() {
        Traits traits = Traits.of(MIXED);
        assertThat(complexity(traits, Vector.of(-1, 0, 0))).isZero();
        assertThat(complexity(traits, Vector.of(-1, 9, 0))).isEqualTo(1);
        assertThat(complexity(traits, Vector.of(0, 9, 1))).isEqualTo(0.5);
        assertThat(complexity(Traits.of(reals(1)), Vector.of(3))).isZero();
    }

    @Test
    void traits_lieBetweenZeroAndOne() {
        for (VectorSpace space : List.of(MIXED, reals(1), reals(30))) {
            Traits traits = Traits.of(space);
            Philox draws = Members.draws(space.size());
            for (int i = 0; i < 500; i++) {
                Vector vector = space.sample(draws);
                assertThat(complexity(traits, vector)).isBetween(0.0, 1.0);
                assertThat(traits.shape(vector).features().get("diversity")).isBetween(0.0, 1.0);
                assertThat(traits.shape(vector).profile())
                        .isEqualTo(Traits.of(space).shape(vector).profile());
            }
        }
    }

    @Test
    void profile_distancesFollowThoseOfTheGenomes() {
        VectorSpace space = reals(12);
        Traits traits = Traits.of(space);
        Philox draws = Members.draws(1);
        double[] genomes = new double[2000];
        double[] profiles = new double[2000];
        for (int i = 0; i < genomes.length; i++) {
            Vector one = space.sample(draws);
            double width = 5 * draws.nextDouble();
            double[] moved = one.genes();
            for (int g = 0; g < moved.length; g++) {
                moved[g] += width * draws.nextGaussian();
            }
            Vector other = space.repair(moved);
            genomes[i] = distance(one.genes(), other.genes());
            profiles[i] =
                    distance(traits.shape(one).profile(), traits.shape(other).profile());
        }
        assertThat(Statistics.correlation(genomes, profiles)).isGreaterThan(0.6);
    }

    private static double distance(double[] a, double[] b) {
        return Math.sqrt(IntStream.range(0, a.length)
                .mapToDouble(i -> (a[i] - b[i]) * (a[i] - b[i]))
                .sum());
    }
}
