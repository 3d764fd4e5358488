package dev.lamarck.evolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.conf.Block;
import dev.lamarck.genome.RandomKey;
import dev.lamarck.genome.Vector;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class SuccessionTest {

    /** Keeps everybody, and notes each contest in its state: its key's island and number, and how many came. */
    public static final class Witness implements Survival {
        @Override
        public Survivors survive(Contest contest) {
            List<Resident> residents = Stream.concat(
                            contest.before().residents().stream(),
                            contest.arrivals().stream().map(Resident::of))
                    .distinct()
                    .toList();
            List<String> notes = new ArrayList<>();
            if (contest.before().state().length > 0) {
                notes.add(new String(contest.before().state(), StandardCharsets.UTF_8));
            }
            RandomKey key = contest.key();
            long related = contest.arrivals().stream()
                    .filter(member -> !contest.descent().parents(member).isEmpty())
                    .count();
            if (!contest.arrivals().isEmpty()) {
                notes.add("g%d #%d %d/%d"
                        .formatted(
                                key.generation(),
                                key.slot(),
                                related,
                                contest.arrivals().size()));
            }
            return new Survivors(residents, String.join(", ", notes).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Empties island 1 after generation 2, and adds one that the fittest of island 0 founds. */
    public static final class Upheaval implements Renewal {
        @Override
        public Verdict renew(Review review) {
            Member fittest = review.islands().get(0).members().get(0);
            return review.generation() == 2
                    ? new Verdict(Set.of(1), 1, Map.of(review.islands().size(), List.of(fittest)), new byte[] {7})
                    : new Verdict(Set.of(), 0, Map.of(), review.before());
        }
    }

    private static final String ROOT = "dev.lamarck.evolve.SuccessionTest$";

    private static Search search(String... more) {
        List<String> lines = new ArrayList<>(List.of(
                "features: [a, b]",
                "islands: 2",
                "survival: {island: [{role: all, class: " + ROOT + "Witness}], run: [{type: archive}]}"));
        lines.addAll(List.of(more));
        return Members.search(lines.toArray(String[]::new));
    }

    private static Member child(int generation, int slot, int island, double score) {
        return Members.of(new Birth(generation, slot, island), score, 0, 0);
    }

    private static String notes(Population population, int island) {
        return new String(
                population.survivors(new Population.Place(island, "all")).state(), StandardCharsets.UTF_8);
    }

    private static List<Member> on(Population population, Search search, int island) {
        return population.habitats(search).get(island).members();
    }

    @Test
    void next_eachOccasionHasItsOwnKeyAndVisitorsHaveNoParents() {
        Search search = search("migration: {type: ring, config: {interval: 2, rate: 1}}");
        Member first = child(0, 0, 0, 1);
        Member other = child(0, 1, 1, 2);
        Population population = Population.empty().accept(search, Members.plan(0), List.of(first, other));
        Plan plan =
                new Plan(2, List.of(new Plan.Batch(0, 0, 0, 0, List.of(List.of(first), List.of(first)), new byte[0])));
        population = population.accept(search, plan, List.of(child(2, 0, 0, 3), child(2, 1, 0, 4)));
        assertThat(notes(population, 0)).isEqualTo("g0 #0 0/1, g2 #0 2/2, g2 #1 0/1");
        assertThat(notes(population, 1)).isEqualTo("g0 #0 0/1, g2 #1 0/3");
    }

    @Test
    void next_visitorWhoseGenomeIsKnown_isRefusedOnEveryRoute() {
        for (String route : List.of("ring", "fully-connected", "random", "star")) {
            Search search = search("migration: {type: " + route + ", config: {interval: 1, rate: 1}}");
            Vector twins = Vector.of(0.5);
            Member here = Members.of(new Birth(1, 0, 0), twins, 1, 0, 0);
            Member there = Members.of(new Birth(2, 0, 1), twins, 1, 0, 0);
            Population population = Population.empty()
                    .accept(search, Members.plan(0), List.of(here))
                    .accept(search, Members.plan(0), List.of(there))
                    .accept(search, Members.plan(1), List.of());
            assertThat(on(population, search, 0)).containsExactly(here);
            assertThat(on(population, search, 1)).containsExactly(there);
        }
    }

    @Test
    void next_renewal_emptiesAddsAndFounds() {
        Search search = search("migration: {type: none}", "renewal: {class: " + ROOT + "Upheaval}");
        Population population = Population.empty()
                .accept(search, Members.plan(0), List.of(child(0, 0, 0, 5), child(0, 1, 1, 2)))
                .accept(search, Members.plan(1), List.of(child(1, 0, 0, 1), child(1, 1, 1, 3)));
        Population renewed = population.accept(search, Members.plan(2), List.of(child(2, 0, 1, 4)));
        assertThat(renewed.islands(search)).isEqualTo(3);
        assertThat(on(renewed, search, 0)).hasSize(2);
        assertThat(on(renewed, search, 1)).isEmpty();
        assertThat(on(renewed, search, 2)).containsExactly(child(0, 0, 0, 5));
        assertThat(notes(renewed, 1)).isEmpty();
        assertThat(notes(renewed, 2)).isEqualTo("g2 #2 0/1");
        assertThat(renewed.members()).contains(child(2, 0, 1, 4));
        Population later = renewed.accept(search, Members.plan(3), List.of(child(3, 0, 1, 1), child(3, 1, 2, 1)));
        assertThat(later.islands(search)).isEqualTo(3);
        assertThat(on(later, search, 1)).hasSize(1);
        assertThat(on(later, search, 2)).hasSize(2);
        assertThat(later.memory("renewal/" + ROOT + "Upheaval")).containsExactly(7);
    }

    @Test
    void next_keptElite_goesWithItsIsland() {
        Search search = search(
                "migration: {type: none}",
                "renewal: {class: " + ROOT + "Upheaval}",
                "size: 10",
                "knobs: {elitism-rate: 0.2}");
        Population population = Population.empty()
                .accept(search, Members.plan(0), List.of(child(0, 0, 0, 5), child(0, 1, 1, 2)))
                .accept(search, Members.plan(2), List.of());
        assertThat(population.survivors(new Population.Place(1, Search.KEPT)).residents())
                .isEmpty();
        assertThat(population.survivors(new Population.Place(2, Search.KEPT)).residents())
                .hasSize(1);
    }

    @Test
    void next_diversityThreshold_asksNewcomersButNotVisitors() {
        Search search =
                search("migration: {type: ring, config: {interval: 1, rate: 1}}", "knobs: {diversity-threshold: 0.2}");
        Member fit = Members.of(new Birth(0, 0, 0), Vector.of(0.5, 0.5), 9, 0, 0);
        Member near = Members.of(new Birth(1, 0, 0), Vector.of(0.5, 0.6), 3, 0, 0);
        Member abroad = Members.of(new Birth(1, 1, 1), Vector.of(0.5, 0.4), 2, 0, 0);
        Population population = Population.empty()
                .accept(search, Members.plan(0), List.of(fit))
                .accept(search, Members.plan(1), List.of(near, abroad));
        assertThat(on(population, search, 0)).containsExactly(fit, abroad);
        assertThat(on(population, search, 1)).containsExactly(fit, abroad);
        assertThat(population.members()).contains(near);
    }

    @Test
    void next_islandDistance_asksNewcomersButNeitherVisitorsNorTheRun() {
        Search search =
                search("migration: {type: ring, config: {interval: 2, rate: 1}}", "knobs: {island-distance: 0.2}");
        Member here = Members.of(new Birth(0, 0, 0), Vector.of(0.1, 0.1), 9, 0, 0);
        Member there = Members.of(new Birth(0, 1, 1), Vector.of(0.9, 0.9), 9, 0, 0);
        Member stray = Members.of(new Birth(1, 0, 0), Vector.of(0.9, 0.8), 3, 0, 0);
        Member local = Members.of(new Birth(1, 1, 1), Vector.of(0.8, 0.9), 3, 0, 0);
        Population before = Population.empty()
                .accept(search, Members.plan(0), List.of(here, there))
                .accept(search, Members.plan(1), List.of(stray, local));
        assertThat(on(before, search, 0)).containsExactly(here);
        assertThat(on(before, search, 1)).containsExactly(there, local);
        assertThat(before.members()).contains(stray);
        Population mixed = before.accept(search, Members.plan(2), List.of());
        assertThat(on(mixed, search, 0)).containsExactly(here, there, local);
        assertThat(on(mixed, search, 1)).containsExactly(here, there, local);
    }

    @Test
    void next_choiceLearnsFromTheEarnings() {
        Search search = search(
                "choice: {type: probability-matching, config: {decay: 1}}",
                "operators: [{type: gaussian}, {type: uniform-crossover}]");
        Member parent = child(0, 0, 0, 1);
        Population population = Population.empty().accept(search, Members.plan(0), List.of(parent));
        assertThat(population.memory("choice/probability-matching")).isNotEmpty();
        Plan plan = new Plan(
                1, List.of(new Plan.Batch(0, 0, 0, 0, List.of(List.of(parent), List.of(parent)), new byte[0])));
        Population after = population.accept(search, plan, List.of(child(1, 0, 0, 3)));
        OperatorChoice choice =
                Catalogs.choices().create("probability-matching", Block.empty().with("decay", "1"));
        assertThat(after.memory("choice/probability-matching"))
                .isEqualTo(choice.learn(new OperatorChoice.Takings(
                        new byte[0],
                        List.of(new Earning("gaussian", 2, 1, 1), new Earning("uniform-crossover", 0, 0, 0)))));
    }
}
