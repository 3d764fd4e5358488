package dev.lamarck.evolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.lamarck.conf.Block;
import dev.lamarck.conf.ConfException;
import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Hash128;
import dev.lamarck.genome.Purpose;
import dev.lamarck.genome.Statistics;
import dev.lamarck.genome.Vector;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each knob has its formula, does nothing by default, and changes the search when it is turned. */
final class KnobsTest {

    private static final int CHILDREN = 20_000;

    /** A search in which every knob has something to turn. */
    private static final String SEARCH = """
            {size: 24, islands: 2, parents: {type: uniform}, migration: {type: none},
             survival: {island: [{type: elites, config: {size: 4}}, {type: novelty, config: {behaviour: profile, size: 30}}], run: []},
             operators: [{type: stepper, class: dev.lamarck.evolve.KnobsTest$Stepper}, {type: uniform-crossover}]%s}
            """;

    private static final int TURNED = 5;
    private static final int LAST = 14;

    /** Steps in a direction that the child's key says, by a hundredth times the temperature. */
    public static final class Stepper implements Variator {
        @Override
        public List<? extends Genome> vary(Brood brood) {
            return brood.matings().stream()
                    .map(mating -> {
                        Vector parent = (Vector) mating.parents().get(0).genome();
                        double step = 0.01
                                * brood.temperature()
                                * (mating.key().draws().nextDouble() - 0.5);
                        return Vector.of(parent.gene(0) + step, parent.gene(1) - step);
                    })
                    .toList();
        }
    }

    private static String search(String more) {
        return SEARCH.formatted(more);
    }

    private static Knobs knobs(String yaml) {
        return Members.settings("knobs: " + yaml).knobs();
    }

    @ParameterizedTest
    @CsvSource({
        "mutation-rate, 0.95",
        "selection-pressure, 0.5",
        "elitism-rate, 0.9",
        "exploration-bonus, 0.7",
        "diversity-threshold, 0.05",
        "island-distance, 0.05",
        "novelty-threshold, 1",
        "temperature, 3"
    })
    void schedule_turnsAKnob_theSearchChangesFromThenOn(String knob, String value) {
        Life still = Life.of(search("")).until(LAST);
        Life turned =
                Life.of(search(""), "{knobs: {%s: %s}}".formatted(knob, value)).until(LAST);
        assertThat(turned.born().subList(0, TURNED)).isEqualTo(still.born().subList(0, TURNED));
        assertThat(turned.born().equals(still.born())).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "selection-pressure, 0",
        "elitism-rate, 0",
        "exploration-bonus, 0",
        "diversity-threshold, 0",
        "island-distance, 0",
        "novelty-threshold, 0",
        "temperature, 1"
    })
    void schedule_setsAKnobToItsDefault_nothingChanges(String knob, String value) {
        Life still = Life.of(search("")).until(LAST);
        Life turned =
                Life.of(search(""), "{knobs: {%s: %s}}".formatted(knob, value)).until(LAST);
        assertThat(turned.born()).isEqualTo(still.born());
        assertThat(turned.population().memory().keySet())
                .isEqualTo(still.population().memory().keySet());
    }

    @Test
    void neutral_isTheDefault() {
        assertThat(Members.settings("{}").knobs()).isEqualTo(Knobs.neutral());
    }

    private static double[] shares(String knobs) {
        Search search = Members.search(
                "{size: " + CHILDREN + ", islands: 1, features: [a, b]" + knobs,
                ", operators: [{type: gaussian, weight: 3}, {type: gaussian, name: far, weight: 1},"
                        + " {type: uniform-crossover, weight: 4}, {type: random, weight: 2}]}");
        Population population =
                Population.empty().accept(search, Members.plan(0), Members.generation(0, 12, 1, Members.draws(1)));
        double[] shares = new double[4];
        new Planner(search, 16)
                .plan(1, population)
                .batches()
                .forEach(batch -> shares[batch.operator()] += batch.size() / (double) CHILDREN);
        return shares;
    }

    private static void assertShares(double[] shares, double... expected) {
        long[] counts = new long[shares.length];
        double[] children = new double[shares.length];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = Math.round(shares[i] * CHILDREN);
            children[i] = expected[i] * CHILDREN;
        }
        assertThat(Statistics.chiSquare(counts, children)).isLessThan(Statistics.chiSquareBound(counts.length));
    }

    @Test
    void mutationRate_sharesWhatMutationAndRecombinationHave() {
        assertShares(shares(""), 0.3, 0.1, 0.4, 0.2);
        assertShares(shares(", knobs: {mutation-rate: 0.25}"), 0.8 * 0.25 * 0.75, 0.8 * 0.25 * 0.25, 0.8 * 0.75, 0.2);
        assertShares(shares(", knobs: {mutation-rate: 1}"), 0.6, 0.2, 0, 0.2);
        assertShares(shares(", knobs: {mutation-rate: 0}"), 0, 0, 0.8, 0.2);
    }

    @Test
    void mutationRate_oneKindOnly_changesNothing() {
        Search search = Members.search("{operators: [{type: gaussian}], knobs: {mutation-rate: 0}}");
        assertThat(search.operators().weights()).containsExactly(1);
    }

    private static void assertPressed(Knobs knobs, Habitat habitat, double... shares) {
        List<ParentSelection.Request> requests = IntStream.range(0, CHILDREN)
                .mapToObj(slot -> new ParentSelection.Request(Members.key(slot).with(Purpose.PARENT), 2))
                .toList();
        List<List<Member>> evenly = requests.stream()
                .map(request -> request.key()
                        .draws()
                        .ints(2, 0, habitat.members().size())
                        .mapToObj(habitat.members()::get)
                        .toList())
                .toList();
        long[] counts = new long[shares.length];
        Pressure.of(knobs)
                .on(habitat, requests, evenly)
                .forEach(parents -> parents.forEach(p -> counts[p.birth().slot()]++));
        double[] expected =
                Arrays.stream(shares).map(share -> 2 * CHILDREN * share).toArray();
        assertThat(Statistics.chiSquare(counts, expected)).isLessThan(Statistics.chiSquareBound(shares.length));
    }

    @Test
    void selectionPressure_theFitterOfTwoWithThatProbability() {
        Habitat habitat = new Habitat(0, Members.scored(4, 3, 2, 1), List.of());
        assertPressed(knobs("{}"), habitat, 0.25, 0.25, 0.25, 0.25);
        assertPressed(knobs("{selection-pressure: 1}"), habitat, 7 / 16.0, 5 / 16.0, 3 / 16.0, 1 / 16.0);
        double s = 0.3;
        double rest = (1 - s) / 4;
        assertPressed(
                knobs("{selection-pressure: 0.3}"),
                habitat,
                rest + s * 7 / 16,
                rest + s * 5 / 16,
                rest + s * 3 / 16,
                rest + s / 16);
    }

    @Test
    void explorationBonus_theOneWithFewerChildrenWithThatProbability() {
        List<Member> members = Members.scored(4, 3, 2, 1);
        Map<Hash128, Integer> children = Map.of(
                members.get(0).id(), 9, members.get(1).id(), 5, members.get(3).id(), 5);
        Habitat habitat = new Habitat(0, members, List.of(), List.of(), children);
        assertPressed(knobs("{exploration-bonus: 1}"), habitat, 1 / 16.0, 4 / 16.0, 7 / 16.0, 4 / 16.0);
        double b = 0.4;
        assertPressed(
                knobs("{exploration-bonus: 0.4}"),
                habitat,
                0.15 + b / 16,
                0.15 + b / 4,
                0.15 + b * 7 / 16,
                0.15 + b / 4);
    }

    @Test
    void elitismRate_theFittestThatEverLivedOnTheIslandStay() {
        Life life = Life.of("""
                {size: 20, islands: 2, migration: {type: none}, survival: {island: [{type: elites, config: {size: 1}}], run: []},
                 operators: [{type: random}, {type: gaussian}], knobs: {elitism-rate: 0.25}}
                """).until(9);
        for (int island = 0; island < 2; island++) {
            int here = island;
            Set<Hash128> seen = new HashSet<>();
            List<Member> ever = IntStream.range(0, 9)
                    .boxed()
                    .flatMap(generation -> life.scored(generation).stream())
                    .filter(member -> member.birth().island() == here)
                    .sorted(Member.FITTEST_FIRST)
                    .filter(member -> seen.add(member.hash()))
                    .limit((int) Math.ceil(0.25 * 10))
                    .toList();
            assertThat(life.population().survivors(new Population.Place(island, Search.KEPT)).residents().stream()
                            .map(Resident::member))
                    .isEqualTo(ever);
        }
    }

    @Test
    void elitismRate_thatBeginsLater_keepsThoseWhoLive() {
        String rules = "{size: 20, islands: 1, survival: {island: [{type: generational}], run: []}}";
        Life before = Life.of(rules).until(5);
        Life after = Life.of(rules, "{knobs: {elitism-rate: 1}}").until(6);
        Set<Hash128> seen = new HashSet<>();
        List<Member> expected = Stream.concat(before.habitats().get(0).members().stream(), after.scored(5).stream())
                .sorted(Member.FITTEST_FIRST)
                .filter(member -> seen.add(member.hash()))
                .limit(20)
                .toList();
        assertThat(after.population().survivors(new Population.Place(0, Search.KEPT)).residents().stream()
                        .map(Resident::member))
                .isEqualTo(expected);
        assertThat(Life.of(rules, "{knobs: {elitism-rate: 0}}")
                        .until(6)
                        .population()
                        .places()
                        .keySet())
                .noneMatch(place -> place.role().equals(Search.KEPT));
    }

    @Test
    void diversityThreshold_nobodyLivesCloseToOneAsFit() {
        double distance = 0.04;
        Life life = Life.of("""
                {size: 40, islands: 2, migration: {type: none}, survival: {island: [{type: elites, config: {size: 1000}}], run: []},
                 knobs: {diversity-threshold: 0.04}}
                """).until(12);
        for (Habitat habitat : life.habitats()) {
            List<Member> members = habitat.members();
            assertThat(members).hasSizeBetween(5, 200);
            for (Member member : members) {
                assertThat(members.stream()
                                .filter(other -> other.birth().compareTo(member.birth()) < 0)
                                .filter(other -> !member.beats(other)))
                        .noneMatch(other -> SpacingTest.apart(other, member) < distance);
            }
        }
    }

    @Test
    void islandDistance_nobodyBornLaterLivesCloseToOneAsFitOnAnotherIsland() {
        Life life = Life.of("""
                {size: 40, islands: 3, migration: {type: none}, survival: {island: [{type: elites, config: {size: 1000}}], run: []},
                 knobs: {island-distance: 0.04}}
                """).until(12);
        List<Habitat> habitats = life.habitats();
        long later = 0;
        for (Habitat home : habitats) {
            List<Member> others = habitats.stream()
                    .filter(habitat -> habitat != home)
                    .flatMap(habitat -> habitat.members().stream())
                    .toList();
            for (Member member : home.members()) {
                later += member.birth().generation() > 0 ? 1 : 0;
                assertThat(others.stream()
                                .filter(other -> member.birth().generation() > 0)
                                .filter(other -> other.birth().compareTo(member.birth()) < 0)
                                .filter(other -> !member.beats(other)))
                        .noneMatch(other -> SpacingTest.apart(other, member) < 0.04);
            }
        }
        assertThat(later).isPositive();
        assertThat(habitats).allMatch(habitat -> habitat.members().size() > 5);
    }

    @Test
    void noveltyThreshold_isThatOfRulesWithoutOneOfTheirOwn() {
        String rule =
                "{size: 24, islands: 1, survival: {island: [{type: novelty, config: {behaviour: profile%s}}], run: []}%s}";
        Life turned =
                Life.of(rule.formatted("", ", knobs: {novelty-threshold: 0.2}")).until(8);
        assertThat(turned.born())
                .isEqualTo(
                        Life.of(rule.formatted(", threshold: 0.2", "")).until(8).born());
        assertThat(turned.population().members())
                .hasSizeLessThan(Life.of(rule.formatted("", ""))
                        .until(8)
                        .population()
                        .members()
                        .size());
    }

    @Test
    void temperature_multipliesTheStep() {
        Variator.Parent parent = new Variator.Parent(Vector.of(0.5, 0.5), new double[] {1});
        for (double temperature : new double[] {0, 0.5, 1, 4}) {
            Breeder breeder = Breeder.of(
                    Members.settings(
                            "operators: [{type: stepper, class: dev.lamarck.evolve.KnobsTest$Stepper}]",
                            "knobs: {temperature: " + temperature + "}"),
                    Members.SPACE);
            assertThat(breeder.temperature()).isEqualTo(temperature);
            double unit = Members.key(3).draws().nextDouble() - 0.5;
            Genome child = breeder.breed(
                            0,
                            new Variator.Brood(
                                    Members.SPACE,
                                    1,
                                    0,
                                    breeder.temperature(),
                                    new byte[0],
                                    List.of(new Variator.Mating(List.of(parent), Members.key(3)))))
                    .get(0);
            assertThat(((Vector) child).gene(0)).isEqualTo(0.5 + 0.01 * temperature * unit);
        }
    }

    /** Where nothing leaves the bounds, a child of twice the temperature is twice as far from its parent. */
    @Test
    void temperature_ofTheGaussian_multipliesItsStep() {
        double[] cool = step(0.5);
        double[] warm = step(1);
        double[] hot = step(2);
        assertThat(warm).isNotEqualTo(new double[2]);
        for (int i = 0; i < 2; i++) {
            assertThat(cool[i]).isCloseTo(0.5 * warm[i], within(1e-15));
            assertThat(hot[i]).isCloseTo(2 * warm[i], within(1e-15));
        }
    }

    private static double[] step(double temperature) {
        Variator gaussian = Catalogs.operators()
                .create("gaussian", Block.empty().with("sigma", "0.01").with("rate", "1"));
        Variator.Parent parent = new Variator.Parent(Vector.of(0.5, 0.5), new double[] {1});
        Vector child = (Vector) gaussian.vary(new Variator.Brood(
                        Members.SPACE,
                        1,
                        0,
                        temperature,
                        new byte[0],
                        List.of(new Variator.Mating(List.of(parent), Members.key(3)))))
                .get(0);
        return new double[] {child.gene(0) - 0.5, child.gene(1) - 0.5};
    }

    @Test
    void settings_outOfRange_refused() {
        for (String knob : List.of(
                "mutation-rate: 1.1",
                "selection-pressure: -0.1",
                "elitism-rate: 2",
                "exploration-bonus: 1.5",
                "diversity-threshold: -1",
                "island-distance: 1.5",
                "novelty-threshold: -1",
                "temperature: -1",
                "mutation: 0.3")) {
            assertThatThrownBy(() -> knobs("{" + knob + "}")).as(knob).isInstanceOf(ConfException.class);
        }
    }
}
