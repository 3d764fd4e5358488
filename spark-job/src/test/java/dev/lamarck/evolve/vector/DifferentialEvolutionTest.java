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
import dev.lamarck.evolve.ParentSelection;
import dev.lamarck.evolve.Variator;
import dev.lamarck.genome.Gene;
import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Statistics;
import dev.lamarck.genome.Vector;
import dev.lamarck.genome.VectorSpace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class DifferentialEvolutionTest {

    private static final double[] POINTS = {-8, 1, 2.5, 4};

    private static DifferentialEvolution built(String yaml) {
        return Members.built(DifferentialEvolution.Settings.class, DifferentialEvolution::new, yaml);
    }

    private static List<List<Member>> selected(String yaml, int members, int children) {
        List<Member> sorted = new ArrayList<>(
                Members.scored(IntStream.range(0, members).mapToDouble(i -> -i).toArray()));
        List<ParentSelection.Request> requests = IntStream.range(0, children)
                .mapToObj(slot -> new ParentSelection.Request(Members.key(slot), 4))
                .toList();
        return built(yaml).select(new Habitat(0, sorted, List.of()), requests);
    }

    private static List<Vector> children(String yaml, VectorSpace space, int count, Vector... parents) {
        List<Variator.Parent> all = List.of(parents).stream()
                .map(genome -> new Variator.Parent(genome, new double[1]))
                .toList();
        List<Variator.Mating> matings = IntStream.range(0, count)
                .mapToObj(slot -> new Variator.Mating(all, Members.key(slot)))
                .toList();
        List<Genome> born = built(yaml).vary(new Variator.Brood(space, 7, 2, matings));
        return born.stream().map(Vector.class::cast).toList();
    }

    private static Vector[] points(int size) {
        return IntStream.range(0, 4)
                .mapToObj(i -> Vector.of(
                        IntStream.range(0, size).mapToDouble(gene -> POINTS[i]).toArray()))
                .toArray(Vector[]::new);
    }

    @Test
    void select_targetsInTurn_othersDiffer() {
        for (String strategy : List.of("rand-1", "best-1", "current-to-pbest-1")) {
            List<List<Member>> parents = selected("strategy: " + strategy, 5, 500);
            for (int child = 0; child < parents.size(); child++) {
                List<Member> four = parents.get(child);
                assertThat(four.get(0).birth().slot()).isEqualTo(child % 5);
                assertThat(Set.of(four.get(0), four.get(2), four.get(3))).hasSize(3);
                assertThat(strategy.equals("rand-1") && four.subList(2, 4).contains(four.get(1)))
                        .isFalse();
            }
        }
    }

    @Test
    void select_rand_anyOtherIsAsLikely() {
        List<List<Member>> parents = selected("strategy: rand-1", 6, 30_000);
        for (int place = 1; place < 4; place++) {
            long[] counts = new long[5];
            for (int child = 0; child < parents.size(); child += 6) {
                counts[parents.get(child).get(place).birth().slot() - 1]++;
            }
            assertThat(Statistics.chiSquare(counts)).isLessThan(Statistics.chiSquareBound(5));
        }
    }

    @Test
    void select_best_isTheBestOrOneOfThem() {
        assertThat(selected("strategy: best-1", 20, 100))
                .allMatch(four -> four.get(1).birth().slot() == 0);
        long[] counts = new long[4];
        selected("{strategy: current-to-pbest-1, p: 0.2}", 20, 20_000)
                .forEach(four -> counts[four.get(1).birth().slot()]++);
        assertThat(Statistics.chiSquare(counts)).isLessThan(Statistics.chiSquareBound(4));
    }

    @Test
    void select_fewMembers_comeAgain() {
        for (int members = 1; members < 4; members++) {
            for (String strategy : List.of("rand-1", "best-1", "current-to-pbest-1")) {
                List<List<Member>> parents = selected("strategy: " + strategy, members, 50);
                assertThat(parents).allMatch(four -> four.size() == 4);
                int distinct = members;
                assertThat(parents).anyMatch(four -> new HashSet<>(four).size() == distinct);
            }
        }
    }

    @Test
    void vary_rand_addsTheDifferenceToSomeGenes() {
        List<Vector> born = children("{f: 0.5, cr: 0.3}", Functions.reals(10, 10), 5000, points(10));
        double changed = 0;
        for (Vector child : born) {
            for (int i = 0; i < 10; i++) {
                assertThat(child.gene(i)).isIn(-8.0, 0.25);
                changed += child.gene(i) == -8 ? 0 : 1;
            }
            assertThat(child).isNotEqualTo(points(10)[0]);
        }
        assertThat(changed / 50_000).isCloseTo(0.1 + 0.9 * 0.3, within(0.012));
    }

    @Test
    void vary_currentToPbest_movesTheTarget() {
        String yaml = "{strategy: current-to-pbest-1, f: 0.5, cr: 1}";
        assertThat(children(yaml, Functions.reals(2, 10), 5, points(2)))
                .allMatch(child -> child.gene(0) == -8 + 0.5 * 9 - 0.75);
    }

    @Test
    void vary_dither_oneFactorAGenerationOrAChild() {
        for (String each : List.of("generation", "child")) {
            Set<Double> factors = new TreeSet<>();
            children("{cr: 1, dither: {each: %s}}".formatted(each), Functions.reals(2, 10), 2000, points(2))
                    .forEach(child -> factors.add((1 - child.gene(0)) / 1.5));
            assertThat(factors).hasSize(each.equals("child") ? 2000 : 1).allMatch(f -> f >= 0.5 && f <= 1);
        }
    }

    @Test
    void vary_outside_broughtBack() {
        Vector[] parents = {Vector.of(9), Vector.of(9), Vector.of(9), Vector.of(-9)};
        assertThat(children("{cr: 1, f: 1, bounds: clamp}", Functions.reals(1, 10), 1, parents)
                        .get(0)
                        .gene(0))
                .isEqualTo(10);
        assertThat(children("{cr: 1, f: 1, bounds: halfway}", Functions.reals(1, 10), 1, parents)
                        .get(0)
                        .gene(0))
                .isEqualTo(9.5);
        assertThat(children("{cr: 1, f: 0.1, bounds: reflect}", Functions.reals(1, 10), 1, parents)
                        .get(0)
                        .gene(0))
                .isCloseTo(9.2, within(1e-12));
    }

    @Test
    void vary_wholeNumbersAndChoices() {
        VectorSpace space =
                new VectorSpace(List.of(new Gene.Int("n", -10, 10), new Gene.Choice("c", List.of("a", "b", "d"))));
        Vector[] agreeing = {Vector.of(0, 0), Vector.of(2, 1), Vector.of(1, 2), Vector.of(0, 2)};
        double sum = 0;
        for (Vector child : children("{cr: 1, f: 0.3}", space, 4000, agreeing)) {
            assertThat(child.gene(0)).isIn(2.0, 3.0);
            assertThat(child.gene(1)).isEqualTo(1);
            sum += child.gene(0);
        }
        assertThat(sum / 4000).isCloseTo(2.3, within(0.04));
        Vector[] differing = {Vector.of(0, 0), Vector.of(2, 1), Vector.of(1, 0), Vector.of(0, 2)};
        assertThat(children("{cr: 1}", space, 10, differing)).allMatch(child -> child.gene(1) == 0);
    }

    @Test
    void jade_draws_followTheirMeans() {
        Jade jade = new Jade(0.5, 0.3);
        List<Jade.Draw> draws = IntStream.range(0, 20_000)
                .mapToObj(i -> jade.draw(Members.draws(i)))
                .toList();
        assertThat(draws).allMatch(draw -> draw.factor() > 0 && draw.factor() <= 1);
        assertThat(draws).allMatch(draw -> draw.crossover() >= 0 && draw.crossover() <= 1);
        assertThat(draws.stream().mapToDouble(Jade.Draw::crossover).average().orElseThrow())
                .isCloseTo(0.3, within(0.005));
        assertThat(draws.stream()
                        .mapToDouble(Jade.Draw::factor)
                        .sorted()
                        .skip(10_000)
                        .findFirst()
                        .orElseThrow())
                .as("the median")
                .isCloseTo(0.515, within(0.015));
    }

    @Test
    void jade_learned_byTheMeansOfTheSuccesses() {
        Jade learned = new Jade(0.5, 0.5).learned(List.of(new Jade.Draw(0.2, 0.1), new Jade.Draw(0.8, 0.4)));
        assertThat(learned.factor()).isCloseTo(0.45 + 0.1 * 0.68, within(1e-12));
        assertThat(learned.crossover()).isCloseTo(0.45 + 0.1 * 0.25, within(1e-12));
        assertThat(learned.learned(List.of())).isEqualTo(learned);
        assertThat(Jade.read(learned.bytes(), new Jade(1, 1))).isEqualTo(learned);
    }

    @Test
    void learn_onlyChildrenThatBeatTheirTargets() {
        DifferentialEvolution operator = built("{adapt: jade, strategy: current-to-pbest-1}");
        Member target = Members.scored(100, 1);
        List<Learner.Offspring> children = new ArrayList<>();
        List<Jade.Draw> successes = new ArrayList<>();
        for (int slot = 0; slot < 10; slot++) {
            Optional<Member> member = slot == 9
                    ? Optional.empty()
                    : Optional.of(Members.of(new Birth(7, slot, 2), Vector.of(slot), slot < 4 ? 2 : 1));
            children.add(new Learner.Offspring(Members.key(slot), List.of(target, target, target, target), member));
            if (slot < 4) {
                successes.add(new Jade(0.5, 0.9).draw(Members.key(slot).draws()));
            }
        }
        byte[] state = operator.learn(new Learner.Lesson(
                new byte[0], Functions.reals(1, 5), 7, 2, children, new Habitat(2, List.of(), List.of())));
        assertThat(state).isEqualTo(new Jade(0.5, 0.9).learned(successes).bytes());
    }

    @Test
    void search_everyStrategy_findsTheOptimum() {
        for (String yaml : List.of(
                "{strategy: rand-1, f: 0.8}",
                "{strategy: best-1, dither: {}, cr: 0.7}",
                "{strategy: current-to-pbest-1, adapt: jade, cr: 0.5}")) {
            Evolution evolution =
                    new Evolution(built(yaml), Functions.reals(5, 5), Functions::rosenbrock, 4).populated(40);
            assertThat(evolution.evaluationsTo(1e-6, 40, 60_000)).as(yaml).isLessThan(60_000);
        }
    }

    @Test
    void settings_wrong_refused() {
        for (String yaml : List.of(
                "strategy: rand-2",
                "f: 3",
                "p: 2",
                "dither: {min: 0.9, max: 0.5}",
                "{adapt: jade, dither: {}}",
                "{adapt: jade, f: 0}")) {
            assertThatThrownBy(() -> built(yaml)).as(yaml).isInstanceOf(ConfException.class);
        }
    }
}
