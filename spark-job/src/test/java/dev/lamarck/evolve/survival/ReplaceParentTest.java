package dev.lamarck.evolve.survival;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.evolve.Birth;
import dev.lamarck.evolve.Descent;
import dev.lamarck.evolve.Knobs;
import dev.lamarck.evolve.Member;
import dev.lamarck.evolve.Members;
import dev.lamarck.evolve.Survival;
import dev.lamarck.evolve.Survivors;
import dev.lamarck.genome.Philox;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ReplaceParentTest {

    private static Survivors survive(
            int size, Survivors before, Map<Member, List<Member>> parents, List<Member> arrivals) {
        Descent descent = child -> parents.getOrDefault(child, List.of());
        return Members.built(ReplaceParent.Settings.class, ReplaceParent::new, "size: " + size)
                .survive(new Survival.Contest(
                        Members.FEATURES, Members.key(0), before, arrivals, descent, Knobs.neutral()));
    }

    private static Member at(int generation, int slot, double score) {
        return Members.of(new Birth(generation, slot, 0), score, 0, 0);
    }

    private static Survivors founded(double... scores) {
        List<Member> founders = IntStream.range(0, scores.length)
                .mapToObj(slot -> at(0, slot, scores[slot]))
                .toList();
        return survive(scores.length, Survivors.none(), Map.of(), founders);
    }

    private static List<Double> scores(Survivors survivors) {
        return Objectives.members(survivors).stream().map(Member::score).toList();
    }

    @Test
    void survive_child_competesWithItsFirstParentAlone() {
        Survivors before = founded(5, 1, 3);
        List<Member> seats = Objectives.members(before);
        Member better = at(1, 0, 4);
        Member equal = at(1, 1, 5);
        Member worse = at(1, 2, 0);
        Map<Member, List<Member>> parents = Map.of(
                better,
                List.of(seats.get(2), seats.get(1)),
                equal,
                List.of(seats.get(0)),
                worse,
                List.of(seats.get(1)));
        Survivors after = survive(3, before, parents, List.of(better, equal, worse));
        assertThat(Objectives.members(after)).containsExactly(equal, seats.get(1), better);
        assertThat(after.residents())
                .extracting(r -> r.cell().orElseThrow())
                .containsExactly("seat-0", "seat-1", "seat-2");
    }

    @Test
    void survive_severalChildrenOfOneParent_theBestGetsTheSeat() {
        Survivors before = founded(5, 1);
        Member parent = Objectives.members(before).get(1);
        List<Member> children = List.of(at(1, 0, 2), at(1, 1, 4), at(1, 2, 3));
        Map<Member, List<Member>> parents = new HashMap<>();
        children.forEach(child -> parents.put(child, List.of(parent)));
        assertThat(scores(survive(2, before, parents, children))).containsExactly(5.0, 4.0);
    }

    @Test
    void survive_visitors_takeFreeSeatsThenTheWorst() {
        Survivors before = founded(5, 1, 3);
        assertThat(scores(survive(4, before, Map.of(), List.of(at(1, 0, 0), at(1, 1, 2), at(1, 2, 2.5)))))
                .containsExactly(5.0, 2.5, 3.0, 2.0);
        assertThat(scores(survive(3, before, Map.of(), List.of(at(1, 0, 1))))).containsExactly(5.0, 1.0, 3.0);
    }

    @Test
    void survive_violations_feasibleFirst() {
        Survivors before = founded(5);
        Member parent = Objectives.members(before).get(0);
        Member bad = Objectives.of(new Birth(1, 0, 0), 1, 99);
        Survivors after = survive(1, before, Map.of(bad, List.of(parent)), List.of(bad));
        assertThat(Objectives.members(after)).containsExactly(parent);
        Survivors worse = survive(1, Survivors.none(), Map.of(), List.of(bad));
        Member less = Objectives.of(new Birth(2, 0, 0), 0.5, -99);
        assertThat(Objectives.members(survive(1, worse, Map.of(less, List.of(bad)), List.of(less))))
                .containsExactly(less);
    }

    @Test
    void survive_thousandsOfGenerations_isTheLoopOfTheTextbook() {
        for (int history = 0; history < 300; history++) {
            Philox draws = Members.draws(history);
            int size = 2 + draws.nextInt(8);
            Survivors survivors = founded(draws.doubles(size).toArray());
            List<Member> seats = new ArrayList<>(Objectives.members(survivors));
            for (int generation = 1; generation < 10; generation++) {
                List<Member> children = new ArrayList<>();
                Map<Member, List<Member>> parents = new HashMap<>();
                for (int seat = 0; seat < size; seat++) {
                    Member child = at(generation, seat, draws.nextInt(10) / 10.0);
                    children.add(child);
                    parents.put(child, List.of(seats.get(seat)));
                    seats.set(seat, child.score() >= seats.get(seat).score() ? child : seats.get(seat));
                }
                survivors = survive(size, survivors, parents, children);
                assertThat(Objectives.members(survivors)).isEqualTo(seats);
            }
        }
    }
}
