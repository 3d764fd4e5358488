package dev.lamarck.evolve.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamarck.conf.ConfException;
import dev.lamarck.evolve.Birth;
import dev.lamarck.evolve.Descent;
import dev.lamarck.evolve.Knobs;
import dev.lamarck.evolve.Member;
import dev.lamarck.evolve.Members;
import dev.lamarck.evolve.Survival;
import dev.lamarck.evolve.Survivors;
import dev.lamarck.genome.Philox;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class NoveltyTest {

    private static Novelty rule(String yaml) {
        return Members.built(Novelty.Settings.class, Novelty::new, yaml);
    }

    private static Survivors survive(String yaml, Survivors before, List<Member> arrivals) {
        return rule(yaml).survive(new Survival.Contest(Members.FEATURES, before, arrivals));
    }

    private static Member at(int slot, double a, double b) {
        return Members.of(new Birth(0, slot, 0), 0, a, b);
    }

    private static double novelty(double[] place, List<double[]> others, int k) {
        return others.stream()
                .mapToDouble(other -> Math.sqrt(NearestTree.square(place, other)))
                .sorted()
                .limit(k)
                .average()
                .orElse(Double.POSITIVE_INFINITY);
    }

    @Test
    void survive_thousandsOfHistories_isTheDefinition() {
        for (int history = 0; history < 500; history++) {
            Philox draws = Members.draws(history);
            int k = 1 + draws.nextInt(5);
            double threshold = draws.nextDouble() * 20;
            Survivors survivors = Survivors.none();
            List<Member> archive = new ArrayList<>();
            for (int generation = 0; generation < 4; generation++) {
                List<Member> born = Members.generation(generation, 1 + draws.nextInt(20), 1, draws);
                survivors = survive("{k: " + k + ", threshold: " + threshold + "}", survivors, born);
                archive.addAll(entering(archive, born, k, threshold));
                archive.sort(Comparator.comparing(Member::birth));
                assertThat(Objectives.members(survivors)).isEqualTo(archive);
            }
        }
    }

    private static List<Member> entering(List<Member> archive, List<Member> born, int k, double threshold) {
        List<Member> entering = new ArrayList<>();
        Member most = born.get(0);
        double least = -1;
        for (Member member : born) {
            List<double[]> others = new ArrayList<>();
            archive.forEach(other -> others.add(other.features()));
            born.stream().filter(other -> !other.equals(member)).forEach(other -> others.add(other.features()));
            double novelty = novelty(member.features(), others, k);
            most = novelty > least ? member : most;
            least = Math.max(least, novelty);
            if (novelty > threshold) {
                entering.add(member);
            }
        }
        return entering.isEmpty() && archive.isEmpty() ? List.of(most) : entering;
    }

    @Test
    void thinned_thousandsOfClouds_isWhatMeasuringAnewGives() {
        for (int i = 0; i < 1000; i++) {
            Philox draws = Members.draws(i);
            int k = 1 + draws.nextInt(4);
            int levels = 1 + draws.nextInt(20);
            List<double[]> points = new ArrayList<>();
            for (int p = 0; p < draws.nextInt(20); p++) {
                points.add(new double[] {draws.nextInt(levels), draws.nextInt(levels)});
            }
            int keep = 1 + draws.nextInt(10);
            List<Integer> left =
                    new ArrayList<>(IntStream.range(0, points.size()).boxed().toList());
            while (left.size() > keep) {
                int victim = left.get(0);
                for (int point : left) {
                    victim = among(points, left, point, k) <= among(points, left, victim, k) ? point : victim;
                }
                left.remove((Integer) victim);
            }
            assertThat(new Sparsity(points.toArray(double[][]::new), k).thinned(keep))
                    .containsExactly(left.stream().mapToInt(Integer::intValue).toArray());
        }
    }

    private static double among(List<double[]> points, List<Integer> left, int point, int k) {
        return novelty(
                points.get(point),
                left.stream().filter(i -> i != point).map(points::get).toList(),
                k);
    }

    @Test
    void survive_fullArchive_theOneWithTheNearestNeighboursGoes() {
        Survivors survivors =
                survive("{k: 1, size: 3}", Survivors.none(), List.of(at(0, 0, 0), at(1, 10, 0), at(2, 0, 10)));
        survivors = survive("{k: 1, size: 3}", survivors, List.of(at(3, 9, 1), at(4, 50, 50)));
        assertThat(Objectives.members(survivors)).containsExactly(at(0, 0, 0), at(1, 10, 0), at(4, 50, 50));
    }

    @Test
    void survive_cell_tellsTheNovelty() {
        Survivors survivors = survive("k: 2", Survivors.none(), List.of(at(0, 0, 0)));
        assertThat(survivors.residents().get(0).cell()).contains("novelty-alone");
        survivors = survive("k: 2", survivors, List.of(at(1, 0, 1.0 / 3)));
        assertThat(survivors.residents().get(1).cell()).contains("novelty-0.333333");
    }

    @Test
    void survive_noThreshold_theKnobDecides() {
        Survivors first = survive("k: 1", Survivors.none(), List.of(at(0, 0, 0)));
        List<Member> near = List.of(at(1, 0.5, 0));
        assertThat(survive("k: 1", first, near).residents()).hasSize(2);
        Survival.Contest turned = new Survival.Contest(
                Members.FEATURES,
                Members.key(0),
                first,
                near,
                Descent.unknown(),
                new Knobs(Optional.empty(), 0, 0, 0, 0, 0, 0.7, 1));
        assertThat(rule("k: 1").survive(turned).residents()).hasSize(1);
        assertThat(rule("{k: 1, threshold: 0.4}").survive(turned).residents()).hasSize(2);
    }

    @Test
    void survive_equalBehaviour_isNotNovel() {
        List<Member> equals = List.of(at(0, 1, 1), at(1, 1, 1), at(2, 1, 1));
        assertThat(Objectives.members(survive("{}", Survivors.none(), equals))).containsExactly(equals.get(0));
    }

    @Test
    void survive_behaviourProfile_comparesGenomes() {
        assertThat(survive("{k: 1, behaviour: profile}", Survivors.none(), List.of(at(0, 1, 1), at(1, 1, 1)))
                        .residents())
                .hasSize(2);
    }

    @Test
    void survive_infiniteFeatures_areFarAway() {
        List<Member> born = List.of(at(0, Double.POSITIVE_INFINITY, 0), at(1, 0, 0), at(2, -1e308, 1e308));
        assertThat(survive("{k: 2, threshold: 5}", Survivors.none(), born).residents())
                .hasSize(3);
    }

    @Test
    void wrong_refused() {
        assertThatThrownBy(() -> rule("dimensions: [{feature: a, min: 1}]"))
                .isInstanceOf(ConfException.class)
                .hasMessageContaining("belong together");
        assertThatThrownBy(() -> rule("dimensions: [{feature: a, min: 1, max: 0}]"))
                .isInstanceOf(ConfException.class)
                .hasMessageContaining("'min' and 'max' of the feature 'a' in a survival rule 'novelty'");
        assertThatThrownBy(() -> survive("dimensions: [{feature: depth}]", Survivors.none(), List.of()))
                .isInstanceOf(ConfException.class)
                .hasMessageContaining("'novelty' in 'search.survival' uses the feature 'depth'");
        assertThatThrownBy(() -> rule("{}").survive(new Survival.Contest(List.of(), Survivors.none(), List.of())))
                .isInstanceOf(ConfException.class)
                .hasMessageContaining("the run measures none");
    }
}
