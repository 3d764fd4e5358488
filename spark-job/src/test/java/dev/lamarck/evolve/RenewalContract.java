package dev.lamarck.evolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.genome.Philox;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every way to renew islands has to keep to. */
public abstract class RenewalContract {

    protected abstract Renewal renewal();

    private static Renewal.Review review(int generation, int islands, byte[] before) {
        Philox draws = Members.draws(generation);
        List<Member> archive = Members.generation(generation, 5, 1, draws);
        List<Habitat> habitats = new ArrayList<>();
        for (int island = 0; island < islands; island++) {
            List<Member> members = Members.generation(generation, draws.nextInt(4), 1, draws).stream()
                    .sorted(Member.FITTEST_FIRST)
                    .toList();
            habitats.add(new Habitat(island, members, archive));
        }
        return new Renewal.Review(generation, Members.generation(generation), habitats, before);
    }

    @Test
    void renew_namesIslandsThatAreAndSettlesOnlyTheRenewed() {
        int islands = 3;
        byte[] state = new byte[0];
        for (int generation = 0; generation < 100; generation++) {
            int now = islands;
            Renewal.Review review = review(generation, islands, state);
            Renewal.Verdict verdict = renewal().renew(review);
            assertThat(verdict.emptied()).allMatch(island -> island >= 0 && island < now);
            assertThat(verdict.emptied().size()).isLessThanOrEqualTo(now - 1);
            assertThat(verdict.spawned()).isNotNegative();
            assertThat(verdict.founders().keySet())
                    .allMatch(island ->
                            verdict.emptied().contains(island) || (island >= now && island < now + verdict.spawned()));
            islands += verdict.spawned();
            state = verdict.state();
        }
    }

    @Test
    void renew_sameReview_sameVerdictAndNothingIsChanged() {
        byte[] state = new byte[0];
        for (int generation = 0; generation < 60; generation++) {
            byte[] before = state.clone();
            Renewal.Verdict once = renewal().renew(review(generation, 4, state));
            Renewal.Verdict again = renewal().renew(review(generation, 4, before));
            assertThat(state).isEqualTo(before);
            assertThat(again.emptied()).isEqualTo(once.emptied());
            assertThat(again.spawned()).isEqualTo(once.spawned());
            assertThat(again.founders()).isEqualTo(once.founders());
            assertThat(again.state()).isEqualTo(once.state());
            state = once.state();
        }
    }

    @Test
    void renew_state_doesNotGrowWithHistory() {
        byte[] state = new byte[0];
        int first = 0;
        for (int generation = 0; generation < 200; generation++) {
            int islands = 4;
            Renewal.Verdict verdict = renewal().renew(review(generation, islands, state));
            first = Math.max(first, generation < 50 ? verdict.state().length : 0);
            assertThat(verdict.state().length).isLessThanOrEqualTo(Math.max(first, 0));
            state = verdict.state();
        }
    }
}
