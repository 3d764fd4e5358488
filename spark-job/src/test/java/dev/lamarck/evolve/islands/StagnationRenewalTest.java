package dev.lamarck.evolve.islands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamarck.conf.ConfException;
import dev.lamarck.evolve.Birth;
import dev.lamarck.evolve.Habitat;
import dev.lamarck.evolve.Member;
import dev.lamarck.evolve.Members;
import dev.lamarck.evolve.Renewal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

final class StagnationRenewalTest {

    private static final double NOBODY = Double.NaN;

    private byte[] state = new byte[0];

    private static Renewal renewal(String yaml) {
        return Members.built(StagnationRenewal.Settings.class, StagnationRenewal::new, yaml);
    }

    private static Member member(int island, double score) {
        return Members.of(new Birth(0, (int) (100 * score) + island, island), score);
    }

    /** One member on each island. */
    private static List<Habitat> islands(List<Member> archive, double... scores) {
        List<Habitat> islands = new ArrayList<>();
        for (double score : scores) {
            int island = islands.size();
            islands.add(new Habitat(island, Double.isNaN(score) ? List.of() : List.of(member(island, score)), archive));
        }
        return islands;
    }

    private Renewal.Verdict renew(Renewal renewal, int generation, List<Habitat> islands) {
        Renewal.Verdict verdict =
                renewal.renew(new Renewal.Review(generation, Members.generation(generation), islands, state));
        state = verdict.state();
        return verdict;
    }

    private Renewal.Verdict renew(Renewal renewal, int generation, double... scores) {
        return renew(renewal, generation, islands(List.of(), scores));
    }

    @Test
    void renew_reset_emptiesWhatStagnatesButNotTheBest() {
        Renewal renewal = renewal("{generations: 3}");
        for (int generation = 0; generation < 3; generation++) {
            assertThat(renew(renewal, generation, 5, 1, 2 + generation).emptied())
                    .isEmpty();
        }
        Renewal.Verdict verdict = renew(renewal, 3, 5, 1, 4);
        assertThat(verdict.emptied()).containsExactly(1);
        assertThat(verdict.spawned()).isZero();
        assertThat(verdict.founders()).isEmpty();
        assertThat(renew(renewal, 4, 5, NOBODY, 4).emptied()).isEmpty();
        assertThat(renew(renewal, 5, 5, -9, 4).emptied()).containsExactly(2);
        assertThat(renew(renewal, 7, 5, -9, 0).emptied()).isEmpty();
        assertThat(renew(renewal, 8, 5, -9, 0).emptied()).containsExactly(1);
        assertThat(renew(renewal, 10, 5, -9, 0).emptied()).containsExactly(2);
    }

    @Test
    void renew_losingTheFittest_isNoImprovementWhenItIsRegained() {
        Renewal renewal = renewal("{generations: 2}");
        renew(renewal, 0, 9, 3);
        renew(renewal, 1, 9, 1);
        assertThat(renew(renewal, 2, 9, 3).emptied()).containsExactly(1);
    }

    @Test
    void renew_fewerViolations_areAnImprovement() {
        Renewal renewal = renewal("{generations: 2}");
        for (int generation = 0; generation < 6; generation++) {
            Member better = Members.violating(member(1, -generation), 9 - generation);
            List<Habitat> islands = List.of(
                    new Habitat(0, List.of(member(0, 9)), List.of()), new Habitat(1, List.of(better), List.of()));
            assertThat(renew(renewal, generation, islands).emptied()).isEmpty();
        }
    }

    @Test
    void renew_bestOnManyIslands_staysWhereItWasBorn() {
        Renewal renewal = renewal("{generations: 1}");
        Member best = member(2, 9);
        List<Habitat> islands = List.of(
                new Habitat(0, List.of(best), List.of()),
                new Habitat(1, List.of(member(1, 3)), List.of()),
                new Habitat(2, List.of(best), List.of()));
        renew(renewal, 0, islands);
        assertThat(renew(renewal, 1, islands).emptied()).containsExactlyInAnyOrder(0, 1);
        List<Habitat> without = List.of(islands.get(0), islands.get(1));
        state = new byte[0];
        renew(renewal, 0, without);
        assertThat(renew(renewal, 1, without).emptied()).containsExactly(1);
    }

    @Test
    void renew_spawn_addsOneForEachThatStagnatesWhileThereIsRoom() {
        Renewal renewal = renewal("{generations: 2, action: spawn, max-islands: 4}");
        renew(renewal, 0, 5, 1);
        assertThat(renew(renewal, 1, 6, 1).spawned()).isZero();
        Renewal.Verdict verdict = renew(renewal, 2, 6, 1);
        assertThat(verdict.spawned()).isEqualTo(1);
        assertThat(verdict.emptied()).isEmpty();
        verdict = renew(renewal, 3, 6, 1, NOBODY);
        assertThat(verdict.spawned()).isEqualTo(1);
        assertThat(renew(renewal, 9, 6, 1, 0, 0).spawned()).isZero();
    }

    @Test
    void renew_both_resetsWhenThereIsNoRoomLeft() {
        Renewal renewal = renewal("{generations: 2, action: both, max-islands: 3}");
        renew(renewal, 0, 9, 1);
        Renewal.Verdict verdict = renew(renewal, 2, 9, 1);
        assertThat(verdict.spawned()).isEqualTo(1);
        assertThat(verdict.emptied()).containsExactly(1);
        assertThat(renew(renewal, 4, 9, 1, 0).emptied()).isEmpty();
        verdict = renew(renewal, 6, 9, 1, 0);
        assertThat(verdict.spawned()).isZero();
        assertThat(verdict.emptied()).containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void renew_founders_bestOfAllIslandsOnEach() {
        Renewal renewal = renewal("{generations: 1, founders: best, founder-count: 2}");
        renew(renewal, 0, 5, 1, 3);
        Renewal.Verdict verdict = renew(renewal, 1, 5, 1, 3);
        List<Member> best = List.of(member(0, 5), member(2, 3));
        assertThat(verdict.founders()).isEqualTo(Map.of(1, best, 2, best));
    }

    @Test
    void renew_founders_drawnFromTheArchiveForEachIsland() {
        Renewal renewal = renewal("{generations: 1, founders: archive, founder-count: 3}");
        List<Member> archive = Members.generation(0, 30, 1, Members.draws(1));
        double[] scores = DoubleStream.iterate(20, score -> score - 1).limit(20).toArray();
        renew(renewal, 0, islands(archive, scores));
        Renewal.Verdict verdict = renew(renewal, 1, islands(archive, scores));
        assertThat(verdict.founders()).hasSize(19);
        Set<Member> drawn = new HashSet<>();
        verdict.founders().values().forEach(founders -> {
            assertThat(founders).hasSize(3).doesNotHaveDuplicates();
            assertThat(archive).containsAll(founders);
            drawn.addAll(founders);
        });
        assertThat(drawn).hasSizeGreaterThan(15);
        state = new byte[0];
        renew(renewal, 0, islands(archive.subList(0, 2), 3, 2));
        assertThat(renew(renewal, 1, islands(archive.subList(0, 2), 3, 2))
                        .founders()
                        .get(1))
                .containsExactlyInAnyOrderElementsOf(archive.subList(0, 2));
    }

    @Test
    void renew_noArchive_beginsWithNobody() {
        Renewal renewal = renewal("{generations: 1, founders: archive}");
        renew(renewal, 0, 3, 2);
        assertThat(renew(renewal, 1, 3, 2).founders()).isEmpty();
    }

    @Test
    void renew_oneIsland_isNeverEmptied() {
        Renewal renewal = renewal("{generations: 1}");
        for (int generation = 0; generation < 9; generation++) {
            assertThat(renew(renewal, generation, 3).emptied()).isEmpty();
        }
    }

    @Test
    void settings_wrong_refused() {
        for (String config : List.of(
                "{generations: 0}", "{action: burn}", "{max-islands: 0}", "{founders: all}", "{founder-count: 0}")) {
            assertThatThrownBy(() -> Members.search("renewal: {type: stagnation, config: " + config + "}"))
                    .as(config)
                    .isInstanceOf(ConfException.class);
        }
    }
}
