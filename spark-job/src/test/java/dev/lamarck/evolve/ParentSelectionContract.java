package dev.lamarck.evolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.genome.Hash128;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every choice of parents has to keep to. */
public abstract class ParentSelectionContract {

    protected abstract ParentSelection selection();

    /** Whether a child's parents depend on its own request alone, not on the others. */
    protected boolean independent() {
        return true;
    }

    private static List<ParentSelection.Request> requests(int count) {
        return IntStream.range(0, count)
                .mapToObj(slot -> new ParentSelection.Request(Members.key(slot), slot % 4))
                .toList();
    }

    private static List<Habitat> habitats() {
        List<Member> many = Members.generation(0, 30, 1, Members.draws(1)).stream()
                .sorted(Member.FITTEST_FIRST)
                .toList();
        List<Member> foreign = Members.generation(1, 5, 1, Members.draws(2));
        List<Member> mixed = new ArrayList<>(many.subList(0, 3));
        mixed.addAll(foreign);
        List<Member> extreme =
                Members.scored(Double.MAX_VALUE, Double.MAX_VALUE, 1e-320, 0.0, -0.0, -1e300, -Double.MAX_VALUE);
        return List.of(
                habitat(many, mixed),
                habitat(many, foreign),
                habitat(many, List.of()),
                habitat(many.subList(0, 1), List.of()),
                habitat(many.subList(0, 1), many.subList(0, 1)),
                habitat(extreme, extreme.subList(0, 2)),
                habitat(violating(many, 12), mixed),
                habitat(violating(many, 0), List.of()),
                habitat(Members.scored(3, 3, 3, 3), List.of()));
    }

    private static Habitat habitat(List<Member> members, List<Member> archive) {
        Map<Hash128, Integer> offspring = Map.of(members.get(0).id(), 3);
        return new Habitat(0, members, archive, Members.FEATURES, offspring);
    }

    /** The same members, of whom all but the first so many break a constraint. */
    private static List<Member> violating(List<Member> members, int feasible) {
        return IntStream.range(0, members.size())
                .mapToObj(i -> Members.violating(members.get(i), i < feasible ? 0 : i))
                .sorted(Member.FITTEST_FIRST)
                .toList();
    }

    @Test
    void select_givesEachChildAsManyAsItNeeds() {
        for (Habitat habitat : habitats()) {
            List<ParentSelection.Request> requests = requests(200);
            List<List<Member>> chosen = selection().select(habitat, requests);
            assertThat(chosen).hasSameSizeAs(requests);
            for (int i = 0; i < chosen.size(); i++) {
                assertThat(chosen.get(i)).hasSize(requests.get(i).parents());
            }
        }
    }

    @Test
    void select_noRequests_nobody() {
        assertThat(selection().select(habitats().get(0), List.of())).isEmpty();
    }

    @Test
    void select_takesOnlyThoseWhoLiveThereOrInTheArchive() {
        for (Habitat habitat : habitats()) {
            Set<Member> known = new HashSet<>(habitat.members());
            known.addAll(habitat.archive());
            selection()
                    .select(habitat, requests(200))
                    .forEach(parents -> assertThat(known).containsAll(parents));
        }
    }

    @Test
    void select_sameRequests_sameParents() {
        for (Habitat habitat : habitats()) {
            assertThat(selection().select(habitat, requests(100)))
                    .isEqualTo(selection().select(habitat, requests(100)));
        }
    }

    @Test
    void select_eachRequestForItself() {
        for (int i = 0; i < habitats().size() && independent(); i++) {
            Habitat habitat = habitats().get(i);
            List<ParentSelection.Request> requests = requests(50);
            List<ParentSelection.Request> reversed = new ArrayList<>(requests);
            Collections.reverse(reversed);
            List<List<Member>> backwards = new ArrayList<>(selection().select(habitat, reversed));
            Collections.reverse(backwards);
            List<List<Member>> together = selection().select(habitat, requests);
            assertThat(backwards).isEqualTo(together);
            assertThat(selection().select(habitat, requests.subList(20, 50))).isEqualTo(together.subList(20, 50));
        }
    }
}
