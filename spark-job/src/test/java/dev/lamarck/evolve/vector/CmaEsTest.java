package dev.lamarck.evolve.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lamarck.conf.ConfException;
import dev.lamarck.evolve.Birth;
import dev.lamarck.evolve.Habitat;
import dev.lamarck.evolve.Learner;
import dev.lamarck.evolve.Member;
import dev.lamarck.evolve.Members;
import dev.lamarck.evolve.Variator;
import dev.lamarck.genome.Gene;
import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Vector;
import dev.lamarck.genome.VectorSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CmaEsTest {

    private static final VectorSpace SPACE = Functions.reals(3, 5);

    private static CmaEs cma(double sigma, Double... mean) {
        return CmaEs.full(new CmaEs.Settings(sigma, CmaEs.Start.MEAN, List.of(mean)));
    }

    private static List<Vector> children(
            CmaEs operator, VectorSpace space, byte[] state, double temperature, int count) {
        List<Variator.Mating> matings = IntStream.range(0, count)
                .mapToObj(slot -> new Variator.Mating(List.of(), Members.key(slot)))
                .toList();
        List<Genome> born = operator.vary(new Variator.Brood(space, 7, 2, temperature, state, matings));
        return born.stream().map(Vector.class::cast).toList();
    }

    private static Learner.Lesson lesson(List<Optional<Member>> outcomes, VectorSpace space, byte[] before) {
        List<Learner.Offspring> children = new ArrayList<>();
        for (int slot = 0; slot < outcomes.size(); slot++) {
            children.add(new Learner.Offspring(Members.key(slot), List.of(), outcomes.get(slot)));
        }
        return new Learner.Lesson(before, space, 7, 2, children, new Habitat(2, List.of(), List.of()));
    }

    private static Optional<Member> scored(int slot, Vector genome, double score) {
        return Optional.of(Members.of(new Birth(7, slot, 2), genome, score));
    }

    @Test
    void vary_nothingLearned_normalAroundTheMean() {
        List<Vector> born = children(cma(0.02, 1.0, -2.0, 0.0), SPACE, new byte[0], 1, 20_000);
        double[] mean = new double[3];
        double squares = 0;
        for (Vector child : born) {
            for (int i = 0; i < 3; i++) {
                mean[i] += child.gene(i) / born.size();
            }
            squares += (child.gene(0) - 1) * (child.gene(0) - 1) / born.size();
        }
        assertThat(mean).containsExactly(new double[] {1, -2, 0}, within(0.01));
        assertThat(Math.sqrt(squares)).isCloseTo(0.2, within(0.01));
    }

    @Test
    void vary_randomStart_isOnePointAnIsland() {
        CmaEs random = CmaEs.full(new CmaEs.Settings(1e-9, CmaEs.Start.RANDOM, List.of()));
        List<Vector> born = children(random, SPACE, new byte[0], 1, 20);
        assertThat(born)
                .allSatisfy(
                        child -> assertThat(child.gene(0)).isCloseTo(born.get(0).gene(0), within(1e-6)));
        assertThat(born.get(0).gene(0)).isNotCloseTo(0, within(1e-3));
        List<Optional<Member>> outcomes = IntStream.range(0, 20)
                .mapToObj(slot -> scored(slot, born.get(slot), slot))
                .toList();
        byte[] learned = random.learn(lesson(outcomes, SPACE, new byte[0]));
        assertThat(children(random, SPACE, learned, 1, 1).get(0).gene(0))
                .isCloseTo(born.get(0).gene(0), within(1e-6));
    }

    @Test
    void settings_randomStartWithAMean_refused() {
        assertThatThrownBy(() -> new CmaEs.Settings(0.3, CmaEs.Start.RANDOM, List.of(1.0)))
                .isInstanceOf(ConfException.class)
                .hasMessageContaining("Remove one of them");
    }

    @Test
    void vary_temperature_scalesTheStep() {
        Vector usual = children(cma(0.02), SPACE, new byte[0], 1, 1).get(0);
        Vector hot = children(cma(0.02), SPACE, new byte[0], 3, 1).get(0);
        assertThat(hot.gene(1)).isCloseTo(3 * usual.gene(1), within(1e-12));
    }

    @Test
    void learn_failedChildren_rankLast() {
        List<Vector> born = children(cma(0.1), SPACE, new byte[0], 1, 8);
        List<Optional<Member>> failed = new ArrayList<>();
        List<Optional<Member>> bad = new ArrayList<>();
        for (int slot = 0; slot < 8; slot++) {
            failed.add(slot < 3 ? Optional.empty() : scored(slot, born.get(slot), 10 * slot));
            bad.add(scored(slot, born.get(slot), slot < 3 ? -1000 - slot : 10 * slot));
        }
        byte[] state = cma(0.1).learn(lesson(failed, SPACE, new byte[0]));
        assertThat(state).isEqualTo(cma(0.1).learn(lesson(bad, SPACE, new byte[0])));
    }

    @Test
    void learn_fewerThanTwoScored_nothingChanges() {
        List<Vector> born = children(cma(0.1), SPACE, new byte[0], 1, 8);
        byte[] known = cma(0.1).learn(lesson(
                IntStream.range(0, 8)
                        .mapToObj(slot -> scored(slot, born.get(slot), slot))
                        .toList(),
                SPACE,
                new byte[0]));
        List<Optional<Member>> one = List.of(scored(0, born.get(0), 1), Optional.empty(), Optional.empty());
        assertThat(cma(0.1).learn(lesson(one, SPACE, known))).isEqualTo(known);
        assertThat(cma(0.1).learn(lesson(one, SPACE, new byte[0]))).isEmpty();
    }

    /** Of equal genomes of a generation only the first is told, the others look as if they had failed. */
    @Test
    void learn_equalToASibling_hasItsOutcome() {
        VectorSpace space = new VectorSpace(List.of(new Gene.Int("n", 0, 3), new Gene.Int("m", 0, 3)));
        List<Vector> born = children(cma(0.3), space, new byte[0], 1, 20);
        List<Optional<Member>> all = new ArrayList<>();
        List<Optional<Member>> first = new ArrayList<>();
        for (int slot = 0; slot < 20; slot++) {
            Vector genome = born.get(slot);
            int earliest = born.indexOf(genome);
            double score = genome.gene(0) + 0.1 * genome.gene(1);
            all.add(scored(earliest, genome, score));
            first.add(earliest < slot ? Optional.empty() : scored(slot, genome, score));
        }
        assertThat(first).contains(Optional.empty());
        assertThat(cma(0.3).learn(lesson(first, space, new byte[0])))
                .isEqualTo(cma(0.3).learn(lesson(all, space, new byte[0])));
    }

    @Test
    void search_optimumOnTheBounds_found() {
        Evolution evolution = new Evolution(
                cma(0.3),
                Functions.reals(4, 5),
                x -> IntStream.range(0, 4).mapToDouble(i -> 5 - x.gene(i)).sum(),
                3);
        assertThat(evolution.evaluationsTo(1e-6, 8, 5000)).isLessThan(5000);
    }

    @Test
    void search_wholeNumbersAndChoices_found() {
        List<Gene> genes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            genes.add(new Gene.Int("n" + i, -20, 20));
            genes.add(new Gene.Real("x" + i, -20, 20));
        }
        genes.add(new Gene.Choice("c", List.of("a", "b", "d")));
        int found = 0;
        for (int seed = 0; seed < 10; seed++) {
            Evolution evolution = new Evolution(
                    cma(0.3),
                    new VectorSpace(genes),
                    x -> IntStream.range(0, 8)
                                    .mapToDouble(i -> (x.gene(i) - 7) * (x.gene(i) - 7))
                                    .sum()
                            + (x.gene(8) == 2 ? 0 : 3),
                    seed);
            found += evolution.evaluationsTo(1e-9, 10, 20_000) < 20_000 ? 1 : 0;
        }
        assertThat(found).isGreaterThanOrEqualTo(9);
    }

    @Test
    void mean_wrong_refused() {
        for (Double[] mean : new Double[][] {{1.0, 2.0}, {6.0}, {Double.NaN}}) {
            assertThatThrownBy(() -> children(cma(0.1, mean), SPACE, new byte[0], 1, 1))
                    .isInstanceOf(ConfException.class)
                    .hasMessageContaining("'mean'");
        }
        assertThatThrownBy(() -> Members.built(CmaEs.Settings.class, CmaEs::full, "{sigma: 0}"))
                .isInstanceOf(ConfException.class);
    }
}
