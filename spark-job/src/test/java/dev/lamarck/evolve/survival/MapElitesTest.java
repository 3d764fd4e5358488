package dev.lamarck.evolve.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamarck.conf.ConfException;
import dev.lamarck.evolve.Birth;
import dev.lamarck.evolve.Member;
import dev.lamarck.evolve.Members;
import dev.lamarck.evolve.Resident;
import dev.lamarck.evolve.Survival;
import dev.lamarck.evolve.Survivors;
import dev.lamarck.genome.Philox;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MapElitesTest {

    private static MapElites grid(String yaml) {
        return Members.built(MapElites.Settings.class, MapElites::new, yaml);
    }

    private static Survivors survive(Survival grid, Survivors before, List<Member> arrivals) {
        return grid.survive(new Survival.Contest(Members.FEATURES, before, arrivals));
    }

    private static Survivors survive(Survival grid, Survivors before, Member... arrivals) {
        return survive(grid, before, List.of(arrivals));
    }

    private static Member at(int slot, double score, double a, double b) {
        return Members.of(new Birth(0, slot, 0), score, a, b);
    }

    private static Map<String, Double> scores(Survivors survivors) {
        return survivors.residents().stream()
                .collect(Collectors.toMap(
                        resident -> resident.cell().orElseThrow(),
                        resident -> resident.member().score(),
                        (x, y) -> Double.NaN,
                        TreeMap::new));
    }

    /** Low and high of each axis. */
    private static double[] ranges(Survivors survivors) {
        ByteBuffer bytes = ByteBuffer.wrap(survivors.state());
        return IntStream.range(0, bytes.remaining() / Double.BYTES)
                .mapToDouble(i -> bytes.getDouble(i * Double.BYTES))
                .toArray();
    }

    private static int bin(double value, double low, double high, int bins) {
        int bin = (int) Math.floor((value - low) / (high - low) * bins);
        return bin < 0 ? 0 : bin >= bins ? bins - 1 : bin;
    }

    private static String cell(Member member, double[] ranges, int bins) {
        return bin(member.features()[0], ranges[0], ranges[1], bins) + "-"
                + bin(member.features()[1], ranges[2], ranges[3], bins);
    }

    /** The best of all, by the cell that these ranges give it. */
    private static Map<String, Double> best(List<Member> all, double[] ranges, int bins) {
        Map<String, Double> best = new TreeMap<>();
        all.forEach(member -> best.merge(cell(member, ranges, bins), member.score(), Math::max));
        return best;
    }

    /** Values between the edges of any cell that doubling can lead to. */
    private static double between(Philox draws, int spread) {
        return (2 * draws.nextInt(32 * spread) + 1) / 64.0 - (spread >> 2);
    }

    private static List<Member> generation(int generation, int spread, Philox draws) {
        List<Member> born = new ArrayList<>();
        for (int slot = 0; slot < 1 + draws.nextInt(20); slot++) {
            born.add(Members.of(
                    new Birth(generation, slot, 0),
                    draws.nextGaussian(),
                    between(draws, spread),
                    between(draws, spread)));
        }
        return born;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8, 16})
    void survive_thousandsOfHistories_everyCellIsHeldByTheBestEverOffered(int bins) {
        MapElites grid = grid("bins: " + bins);
        for (int history = 0; history < 200; history++) {
            Philox draws = Members.draws(history);
            List<Member> all = new ArrayList<>(List.of(at(100, -90, 0, 0), at(101, -91, 1, 1)));
            Survivors survivors = survive(grid, Survivors.none(), all);
            for (int generation = 1; generation < 6; generation++) {
                List<Member> born = generation(generation, 1 << draws.nextInt(5), draws);
                all.addAll(born);
                survivors = survive(grid, survivors, born);
                assertThat(scores(survivors)).isEqualTo(best(all, ranges(survivors), bins));
            }
        }
    }

    @Test
    void survive_anyNumbers_everybodySitsWhereTheFeaturesLead() {
        for (int history = 0; history < 400; history++) {
            Philox draws = Members.draws(history);
            int bins = 1 + draws.nextInt(12);
            MapElites grid = grid("bins: " + bins);
            Survivors survivors = Survivors.none();
            for (int generation = 0; generation < 4; generation++) {
                List<Member> born = Members.generation(generation, 1 + draws.nextInt(30), 1, draws);
                Survivors after = survive(grid, survivors, born);
                List<Member> offered = new ArrayList<>(born);
                survivors.residents().forEach(resident -> offered.add(resident.member()));
                double[] ranges = ranges(after);
                after.residents()
                        .forEach(resident ->
                                assertThat(resident.cell()).contains(cell(resident.member(), ranges, bins)));
                assertThat(scores(after)).isEqualTo(best(offered, ranges, bins));
                offered.forEach(member -> {
                    assertThat(member.features()[0]).isBetween(ranges[0], ranges[1]);
                    assertThat(member.features()[1]).isBetween(ranges[2], ranges[3]);
                });
                survivors = after;
            }
        }
    }

    @Test
    void survive_firstArrivals_layDownTheRanges() {
        Survivors survivors =
                survive(grid("bins: 4"), Survivors.none(), at(0, 1, -2, 5), at(1, 2, 6, 5.5), at(2, 3, 0, 9));
        assertThat(ranges(survivors)).containsExactly(-2, 6 + 8.0 / 1024, 5, 9 + 4.0 / 1024);
        assertThat(scores(survivors)).isEqualTo(Map.of("0-0", 1.0, "3-0", 2.0, "0-3", 3.0));
    }

    @Test
    void survive_valueOutside_doublesTowardsIt() {
        MapElites grid = grid("bins: 4");
        Survivors survivors = survive(grid, Survivors.none(), at(0, 1, 0, 0), at(1, 2, 1, 1));
        survivors = survive(grid, survivors, at(2, 3, 3.5, -0.5));
        assertThat(ranges(survivors)).containsExactly(0, 4 + 4.0 / 1024, -1 - 1.0 / 1024, 1 + 1.0 / 1024);
        assertThat(scores(survivors)).isEqualTo(Map.of("0-2", 1.0, "0-3", 2.0, "3-1", 3.0));
        assertThat(ranges(survive(grid, survivors, at(3, 4, -1, 0))))
                .containsExactly(-4 - 4.0 / 1024, 4 + 4.0 / 1024, -1 - 1.0 / 1024, 1 + 1.0 / 1024);
    }

    @Test
    void survive_growth_givesMergedCellsToTheBetter() {
        MapElites grid = grid("{bins: 2, dimensions: [{feature: a}]}");
        Survivors survivors = survive(grid, Survivors.none(), at(0, 5, 0, 0), at(1, 7, 0.75, 0), at(2, 1, 1, 0));
        assertThat(scores(survivors)).isEqualTo(Map.of("0", 5.0, "1", 7.0));
        survivors = survive(grid, survivors, at(3, 0, 2, 0));
        assertThat(scores(survivors)).isEqualTo(Map.of("0", 7.0, "1", 0.0));
    }

    @Test
    void survive_equalScores_theHolderStays() {
        MapElites grid = grid("dimensions: [{feature: a, min: 0, max: 1, bins: 2}]");
        Member holder = at(0, 1, 0.2, 0);
        Survivors survivors = survive(grid, Survivors.none(), holder);
        survivors = survive(grid, survivors, at(1, 1, 0.3, 0), at(2, 1, 0.1, 0));
        assertThat(survivors.residents()).extracting(Resident::member).containsExactly(holder);
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {0, 1, -7.25, 1e-300, 1e6, -1e18, 1e300, Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_VALUE})
    void survive_constantFeature_takesPartInNothing(double constant) {
        MapElites grid = grid("bins: 5");
        Survivors survivors =
                survive(grid, Survivors.none(), at(0, 1, constant, 0), at(1, 2, constant, 1), at(2, 3, constant, 0.01));
        double[] ranges = ranges(survivors);
        assertThat(ranges[0]).isLessThan(ranges[1]).isFinite();
        assertThat(ranges[1]).isFinite();
        assertThat(scores(survivors).values()).containsExactlyInAnyOrder(3.0, 2.0);
        assertThat(ranges(survive(grid, survivors, at(4, 4, constant, 0.5)))).isEqualTo(ranges);
    }

    @Test
    void survive_fixedRange_clampsAndNeverGrows() {
        MapElites grid = grid("dimensions: [{feature: b, min: -1, max: 1, bins: 4}]");
        Survivors survivors = survive(
                grid,
                Survivors.none(),
                at(0, 1, 0, -1e300),
                at(1, 2, 0, -1),
                at(2, 3, 0, 1),
                at(3, 4, 0, 1e300),
                at(4, 5, 0, Double.POSITIVE_INFINITY),
                at(5, 0, 0, -0.01),
                at(6, 0, 0, 0));
        assertThat(ranges(survivors)).containsExactly(-1, 1);
        assertThat(scores(survivors)).isEqualTo(Map.of("0", 2.0, "1", 0.0, "2", 0.0, "3", 5.0));
    }

    @Test
    void survive_oneBin_keepsTheBestAlone() {
        List<Member> arrivals = Members.generation(0, 50, 1, Members.draws(1));
        Survivors survivors = survive(grid("bins: 1"), Survivors.none(), arrivals);
        double best = arrivals.stream().mapToDouble(Member::score).max().orElseThrow();
        assertThat(scores(survivors)).isEqualTo(Map.of("0-0", best));
    }

    @Test
    void survive_hugeAndInfiniteValues_rangesStayFinite() {
        double[] values = {
            0, 1e-320, Double.MAX_VALUE, -Double.MAX_VALUE, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 3
        };
        for (double first : values) {
            for (double second : values) {
                for (double third : values) {
                    MapElites grid = grid("bins: 10");
                    Survivors survivors = survive(grid, Survivors.none(), at(0, 1, first, 0), at(1, 2, second, 1));
                    survivors = survive(grid, survivors, at(2, 3, third, 0.5));
                    double[] ranges = ranges(survivors);
                    assertThat(ranges[0]).isFinite().isLessThan(ranges[1]);
                    assertThat(ranges[1] - ranges[0]).isFinite();
                    assertThat(scores(survivors).keySet()).allMatch(cell -> cell.matches("[0-9]-[0-9]"));
                }
            }
        }
    }

    @Test
    void survive_firstArrivalsDifferInTheLastBit_stillGrows() {
        double[] centres = {1, -1, 0.1, 3, 1e-9, 1e18, -1e300};
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            for (double centre : centres) {
                for (double beyond : new double[] {2, -2, 1e12, -1e308, 1e308}) {
                    MapElites grid = grid("bins: 10");
                    Survivors survivors =
                            survive(grid, Survivors.none(), at(0, 1, centre, 0), at(1, 2, Math.nextDown(centre), 1));
                    double[] ranges = ranges(survive(grid, survivors, at(2, 3, beyond, 0)));
                    assertThat(Math.abs(ranges[1] - ranges[0])).isGreaterThan(0.1);
                    assertThat(Math.min(Double.MAX_VALUE / 8, Math.max(-Double.MAX_VALUE / 8, beyond)))
                            .isBetween(ranges[0], ranges[1]);
                }
            }
        });
    }

    @Test
    void survive_unknownFeature_refused() {
        assertThatThrownBy(() -> survive(grid("dimensions: [{feature: depth}]"), Survivors.none()))
                .isInstanceOf(ConfException.class)
                .hasMessage("A rule uses the feature 'depth', but the run measures [a, b]."
                        + " Add 'depth' to 'search.features'.");
    }

    @Test
    void settings_wrong_refused() {
        Map<String, String> wrong = Map.of(
                "dimensions: [{feature: a, min: 0}]",
                "'min' and 'max' of a grid dimension belong together. Give both, or neither.",
                "dimensions: [{feature: a, min: 1, max: 1}]",
                "'min' of a grid dimension must be below its 'max', got 1.0 and 1.0.",
                "dimensions: [{feature: a, min: -1e308, max: 1e308}]",
                "'min' and 'max' of a grid dimension are too far apart, got -1.0E308 and 1.0E308.",
                "dimensions: [{feature: a, bins: 0}]",
                "'bins' of a grid dimension must be at least 1, got 0.",
                "bins: 0",
                "'bins'",
                "dimensions: [{bins: 3}]",
                "feature");
        wrong.forEach((yaml, message) -> assertThatThrownBy(() -> grid(yaml))
                .as(yaml)
                .isInstanceOf(ConfException.class)
                .hasMessageContaining(message));
    }
}
