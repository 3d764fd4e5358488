package dev.lamarck.evolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every way to migrate has to keep to. */
public abstract class MigrationContract {

    protected abstract Migration migration();

    private static List<List<Habitat>> worlds() {
        List<List<Habitat>> worlds = new ArrayList<>();
        for (int islands : new int[] {0, 1, 2, 3, 7}) {
            for (int members : new int[] {0, 1, 40}) {
                List<Habitat> world = new ArrayList<>();
                for (int island = 0; island < islands; island++) {
                    List<Member> born = Members.generation(
                            island, island == 1 ? 0 : members, 1, Members.draws(10 * members + island));
                    List<Member> sorted =
                            born.stream().sorted(Member.FITTEST_FIRST).toList();
                    world.add(new Habitat(island, sorted, List.of()));
                }
                worlds.add(world);
            }
        }
        return worlds;
    }

    @Test
    void migrate_sendsWhoLivesSomewhereToAnotherIsland() {
        for (List<Habitat> world : worlds()) {
            for (int generation = 0; generation < 12; generation++) {
                for (Migration.Move move : migration().migrate(Members.generation(generation), world)) {
                    assertThat(move.to()).isBetween(0, world.size() - 1);
                    assertThat(world.stream()
                                    .filter(island -> island.members().contains(move.member()))
                                    .map(Habitat::island))
                            .isNotEmpty()
                            .doesNotContain(move.to());
                }
            }
        }
    }

    @Test
    void migrate_nobodyTwiceToOneIsland() {
        for (List<Habitat> world : worlds()) {
            for (int generation = 0; generation < 12; generation++) {
                assertThat(migration().migrate(Members.generation(generation), world))
                        .doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void migrate_sameInputs_sameMoves() {
        for (List<Habitat> world : worlds()) {
            assertThat(migration().migrate(Members.generation(6), world))
                    .isEqualTo(migration().migrate(Members.generation(6), world));
        }
    }
}
