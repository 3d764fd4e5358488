package dev.lamarck.evolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.lamarck.genome.Vector;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SeparationTest {

    private static final String SETTLED =
            "survival: {island: [{type: elites, config: {size: 5}}, {role: more, type: elites, config: {size: 9}}]}";

    private static Member at(int slot, int island, double place) {
        return Members.of(new Birth(0, slot, island), Vector.of(place, 0), 1, 0, 0);
    }

    private static Population population(Search search, List<Member> members) {
        return Population.empty().accept(search, Members.plan(0), members);
    }

    @Test
    void of_asBruteForceOverAllPairs() {
        Search search = Members.search("islands: 3", SETTLED, "migration: {type: ring, config: {interval: 1}}");
        Population population = population(search, Members.generation(0, 30, 3, Members.draws(1)));
        double sum = 0;
        int pairs = 0;
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < i; j++) {
                for (Member one : population.inhabitants(i)) {
                    for (Member other : population.inhabitants(j)) {
                        sum += Math.pow(SpacingTest.apart(one, other), 2);
                        pairs++;
                    }
                }
            }
        }
        assertThat(Separation.of(population).orElseThrow()).isCloseTo(Math.sqrt(sum / pairs), within(1e-12));
    }

    @Test
    void of_islandsInTwoPlaces_theirDistance() {
        Search search = Members.search("islands: 3", SETTLED, "migration: {type: none}");
        List<Member> members = List.of(at(0, 0, 0.25), at(1, 2, 0.75));
        assertThat(Separation.of(population(search, members)).orElseThrow())
                .isCloseTo(0.5 / Math.sqrt(2), within(1e-15));
    }

    @Test
    void of_oneIslandOrNone_nothing() {
        Search search = Members.search("islands: 3", SETTLED);
        assertThat(Separation.of(population(search, List.of(at(0, 1, 0.5), at(1, 1, 0.6)))))
                .isEmpty();
        assertThat(Separation.of(Population.empty())).isEmpty();
    }
}
