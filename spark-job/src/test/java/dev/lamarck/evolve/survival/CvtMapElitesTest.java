package dev.lamarck.evolve.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamarck.conf.ConfException;
import dev.lamarck.evolve.Birth;
import dev.lamarck.evolve.Member;
import dev.lamarck.evolve.Members;
import dev.lamarck.evolve.Survival;
import dev.lamarck.evolve.Survivors;
import dev.lamarck.genome.Philox;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class CvtMapElitesTest {

    private static final String SPAN = "dimensions: [{feature: a, min: -2, max: 2}, {feature: b, min: 0, max: 100}]";

    private static CvtMapElites cells(String yaml) {
        return Members.built(CvtMapElites.Settings.class, CvtMapElites::new, yaml);
    }

    private static Survivors survive(Survival rule, Survivors before, List<Member> arrivals) {
        return rule.survive(new Survival.Contest(Members.FEATURES, before, arrivals));
    }

    private static Map<String, Member> held(Survivors survivors) {
        return survivors.residents().stream()
                .collect(Collectors.toMap(r -> r.cell().orElseThrow(), r -> r.member()));
    }

    private static String cell(Centroids centroids, Member member) {
        double a = (Math.max(-2, Math.min(2, member.features()[0])) + 2) / 4;
        double b = Math.max(0, Math.min(100, member.features()[1])) / 100;
        int best = 0;
        double least = Double.MAX_VALUE;
        for (int i = 0; i < centroids.count(); i++) {
            double x = a - centroids.point(i)[0];
            double y = b - centroids.point(i)[1];
            if (x * x + y * y < least) {
                least = x * x + y * y;
                best = i;
            }
        }
        return String.valueOf(best);
    }

    @Test
    void survive_thousandsOfMembers_everyCellIsHeldByTheBestEverOffered() {
        CvtMapElites rule = cells("{cells: 25, samples: 500, " + SPAN + "}");
        Centroids centroids = Centroids.of(25, 500, 2);
        for (int history = 0; history < 200; history++) {
            Philox draws = Members.draws(history);
            Map<String, Member> best = new TreeMap<>();
            Survivors survivors = Survivors.none();
            for (int generation = 0; generation < 4; generation++) {
                List<Member> born = Members.generation(generation, draws.nextInt(30), 1, draws);
                born.forEach(
                        member -> best.merge(cell(centroids, member), member, (x, y) -> y.score() > x.score() ? y : x));
                survivors = survive(rule, survivors, born);
                assertThat(held(survivors)).isEqualTo(best);
            }
        }
    }

    @Test
    void centroids_areTheMeansOfWhatIsNearestToThem() {
        int[] sizes = new int[50];
        Centroids centroids = Centroids.of(50, 5000, 2);
        Philox draws = Members.draws(1);
        for (int i = 0; i < 50_000; i++) {
            sizes[centroids.nearest(new double[] {draws.nextDouble(), draws.nextDouble()})]++;
        }
        assertThat(sizes).satisfies(all -> {
            for (int size : all) {
                assertThat(size).isBetween(500, 1600);
            }
        });
    }

    @Test
    void centroids_areAlwaysTheSame() {
        for (int i = 0; i < 20; i++) {
            assertThat(Centroids.of(20, 300, 3).point(i))
                    .isEqualTo(Centroids.of(20, 300, 3).point(i));
        }
        assertThat(Centroids.of(1, 1, 1).point(0))
                .containsExactly(Centroids.of(1, 1, 1).point(0));
    }

    @Test
    void survive_constantAndInfiniteFeatures_countAsTheBounds() {
        CvtMapElites rule = cells("{cells: 9, samples: 200, " + SPAN + "}");
        double[] extremes = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e300, -1e300, 0};
        List<Member> born = new ArrayList<>();
        for (double extreme : extremes) {
            born.add(Members.of(new Birth(0, born.size(), 0), born.size(), extreme, 50));
        }
        assertThat(held(survive(rule, Survivors.none(), born)).values())
                .containsExactlyInAnyOrder(born.get(2), born.get(3), born.get(4));
    }

    @Test
    void settings_wrong_refused() {
        Map<String, String> wrong = Map.of(
                "{cells: 10, samples: 9, " + SPAN + "}",
                "'samples' of a survival rule 'cvt-map-elites' must not be below its 'cells', got 9 and 10.",
                "dimensions: [{feature: a, min: 1, max: 1}]",
                "'min' and 'max' of the feature 'a' in a survival rule 'cvt-map-elites' need a finite distance above 0",
                "dimensions: [{feature: a, min: -1e308, max: 1e308}]",
                "finite distance",
                "dimensions: []",
                "dimensions",
                "cells: 5",
                "dimensions");
        wrong.forEach((yaml, message) -> assertThatThrownBy(() -> cells(yaml))
                .as(yaml)
                .isInstanceOf(ConfException.class)
                .hasMessageContaining(message));
    }

    @Test
    void survive_unknownFeature_refused() {
        assertThatThrownBy(() ->
                        survive(cells("dimensions: [{feature: depth, min: 0, max: 1}]"), Survivors.none(), List.of()))
                .isInstanceOf(ConfException.class)
                .hasMessage(
                        "A survival rule 'cvt-map-elites' in 'search.survival' uses the feature 'depth', but the run"
                                + " measures [a, b]. Add 'depth' to 'search.features'.");
    }
}
