package dev.lamarck.evolve.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lamarck.evolve.Members;
import dev.lamarck.genome.Philox;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CmaTest {

    private static double[][] normals(int children, int size, int stream) {
        Philox random = Members.draws(stream);
        return IntStream.range(0, children)
                .mapToObj(i ->
                        DoubleStream.generate(random::nextGaussian).limit(size).toArray())
                .toArray(double[][]::new);
    }

    private static Cma learned(int size, int lessons, boolean separable) {
        Cma cma = Cma.start(new double[size], 0.3, separable);
        for (int i = 0; i < lessons; i++) {
            cma.learn(normals(8, size, i), 1, false);
        }
        return cma;
    }

    @Test
    void rates_tenChildrenOfTen_thePublishedDefaults() {
        CmaRates rates = CmaRates.of(10, 10, false);
        assertThat(rates.parents()).isEqualTo(5);
        assertThat(DoubleStream.of(rates.weights()).limit(5).sum()).isCloseTo(1, within(1e-15));
        assertThat(rates.weights()[0]).isCloseTo(0.45626, within(1e-4));
        assertThat(rates.effective()).isCloseTo(3.1673, within(1e-3));
        assertThat(rates.step().rate()).isCloseTo(5.1673 / 18.1673, within(1e-4));
        assertThat(rates.step().damping()).isCloseTo(1 + rates.step().rate(), within(1e-15));
        assertThat(rates.rankOne()).isCloseTo(2 / (11.3 * 11.3 + 3.1673), within(1e-6));
        assertThat(rates.pathRate()).isCloseTo((4 + 0.31673) / (14 + 0.63346), within(1e-4));
        assertThat(rates.kept(0)).as("as much is put in as taken out").isCloseTo(1, within(1e-12));
    }

    @Test
    void rates_anyNumbers_keepTheShapePositive() {
        for (int size : new int[] {1, 2, 5, 30, 200}) {
            for (int children : new int[] {2, 3, 4, 7, 20, 500, 10_000}) {
                for (boolean separable : new boolean[] {false, true}) {
                    CmaRates rates = CmaRates.of(size, children, separable);
                    double against = DoubleStream.of(rates.weights())
                            .filter(weight -> weight < 0)
                            .sum();
                    assertThat(rates.rankOne()).isBetween(0.0, 1.0);
                    assertThat(rates.rankMu()).isBetween(0.0, 1.0);
                    assertThat(against).isLessThanOrEqualTo(0);
                    if (!separable) {
                        assertThat(rates.kept(0) + size * rates.rankMu() * against)
                                .isGreaterThanOrEqualTo(-1e-12);
                    }
                }
            }
        }
    }

    @Test
    void bytes_readAgain_continueExactly() {
        for (boolean separable : new boolean[] {false, true}) {
            for (int lessons : new int[] {0, 1, 7}) {
                Cma cma = learned(6, lessons, separable);
                Cma again = Cma.read(cma.bytes(), 6, separable);
                assertThat(again.bytes()).isEqualTo(cma.bytes());
                cma.learn(normals(9, 6, 100), 1, false);
                again.learn(normals(9, 6, 100), 1, false);
                assertThat(again.bytes()).isEqualTo(cma.bytes());
                assertThat(again.updates()).isEqualTo(lessons + 1);
            }
        }
    }

    @Test
    void learn_neutral_staysAboutWhereItWas() {
        Cma cma = learned(10, 400, false);
        assertThat(cma.sigma()).isBetween(0.03, 3.0);
        for (int gene = 0; gene < 10; gene++) {
            assertThat(cma.deviation(gene) / cma.sigma()).isBetween(0.2, 5.0);
        }
    }

    @Test
    void learn_flat_widensTheStep() {
        Cma steep = Cma.start(new double[4], 0.3, false);
        Cma flat = Cma.start(new double[4], 0.3, false);
        steep.learn(normals(8, 4, 1), 1, false);
        flat.learn(normals(8, 4, 1), 1, true);
        assertThat(flat.sigma()).isGreaterThan(1.2 * steep.sigma());
    }

    @Test
    void learn_twoChildren_andZeroNormals_staysFinite() {
        for (boolean separable : new boolean[] {false, true}) {
            Cma cma = Cma.start(new double[3], 0.3, separable);
            for (int i = 0; i < 300; i++) {
                cma.learn(i % 3 == 0 ? new double[2][3] : normals(2, 3, i), 1, false);
            }
            assertThat(cma.point(new double[] {1, 1, 1}, 1)).doesNotContain(Double.NaN);
            assertThat(cma.sigma()).isPositive().isFinite();
        }
    }

    /** At the optimum children are equal but for rounding, and the step size has nothing left to follow. */
    @Test
    void learn_longAfterConvergence_staysFinite() {
        for (boolean separable : new boolean[] {false, true}) {
            Evolution evolution = new Evolution(
                    separable
                            ? CmaEs.separable(new CmaEs.Settings(0.3, CmaEs.Start.MEAN, List.of()))
                            : CmaEs.full(new CmaEs.Settings(0.3, CmaEs.Start.MEAN, List.of())),
                    Functions.reals(3, 5),
                    Functions::rosenbrock,
                    1);
            evolution.evaluationsTo(-1, 7, 150_000);
            Cma cma = Cma.read(evolution.state(), 3, separable);
            assertThat(cma.sigma()).isBetween(1e-60, 1e20);
            assertThat(cma.deviation(0)).isBetween(1e-60, 1.0);
        }
    }

    @Test
    void keepDeviation_widensOneGene() {
        for (boolean separable : new boolean[] {false, true}) {
            Cma cma = learned(5, 5, separable);
            double other = cma.deviation(1);
            cma.keepDeviation(3, 2);
            cma.keepDeviation(1, other / 2);
            assertThat(cma.deviation(3)).isCloseTo(2, within(1e-12));
            assertThat(cma.deviation(1)).isEqualTo(other);
        }
    }
}
