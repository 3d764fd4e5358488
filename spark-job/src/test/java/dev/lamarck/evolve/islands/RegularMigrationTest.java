package dev.lamarck.evolve.islands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lamarck.conf.ConfException;
import dev.lamarck.evolve.Birth;
import dev.lamarck.evolve.Habitat;
import dev.lamarck.evolve.Member;
import dev.lamarck.evolve.Members;
import dev.lamarck.evolve.Migration;
import dev.lamarck.genome.Statistics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RegularMigrationTest {

    private static RegularMigration ring(int interval, double rate) {
        return new RegularMigration(new RegularMigration.Settings(interval, rate), Route.RING);
    }

    private static List<Habitat> islands(int... sizes) {
        List<Habitat> islands = new ArrayList<>();
        for (int island = 0; island < sizes.length; island++) {
            int here = island;
            List<Member> members = IntStream.range(0, sizes[island])
                    .mapToObj(i -> Members.of(new Birth(0, 100 * here + i, here), -i))
                    .toList();
            islands.add(new Habitat(island, members, List.of()));
        }
        return islands;
    }

    @Test
    void migrate_onlyEverySoManyGenerations() {
        for (int generation = 0; generation <= 30; generation++) {
            boolean moves = !ring(7, 0.5)
                    .migrate(Members.generation(generation), islands(4, 4))
                    .isEmpty();
            assertThat(moves).isEqualTo(generation == 7 || generation == 14 || generation == 21 || generation == 28);
        }
    }

    @Test
    void migrate_theFittestGoToTheNextIsland() {
        List<Habitat> islands = islands(10, 25, 1);
        List<Migration.Move> moves = ring(1, 0.2).migrate(Members.generation(3), islands);
        assertThat(moves.stream().map(Migration.Move::to)).containsExactly(1, 1, 2, 2, 2, 2, 2, 0);
        for (Habitat from : islands) {
            List<Member> gone = moves.stream()
                    .map(Migration.Move::member)
                    .filter(member -> member.birth().island() == from.island())
                    .toList();
            assertThat(gone).isEqualTo(from.members().subList(0, gone.size()));
        }
    }

    @Test
    void migrate_rate_atLeastOneAndAtMostAll() {
        assertThat(ring(1, 1e-9).migrate(Members.generation(1), islands(50, 50)))
                .hasSize(2);
        assertThat(ring(1, 1).migrate(Members.generation(1), islands(50, 3))).hasSize(53);
        assertThat(ring(1, 0).migrate(Members.generation(1), islands(50, 3))).isEmpty();
    }

    @Test
    void migrate_emptyIslands_sendNobody() {
        assertThat(ring(1, 0.5).migrate(Members.generation(1), islands(0, 2, 0)).stream()
                        .map(Migration.Move::to)
                        .sorted(Comparator.naturalOrder()))
                .containsExactly(2);
    }

    @Test
    void migrate_oneIsland_staysAtHome() {
        assertThat(ring(1, 1).migrate(Members.generation(1), islands(9))).isEmpty();
        assertThat(ring(1, 1).migrate(Members.generation(1), List.of())).isEmpty();
    }

    private static List<Migration.Move> moves(Route route, double rate, int... sizes) {
        return new RegularMigration(new RegularMigration.Settings(1, rate), route)
                .migrate(Members.generation(3), islands(sizes));
    }

    private static List<String> paths(List<Migration.Move> moves) {
        return moves.stream()
                .map(move -> move.member().birth().island() + ">" + move.to())
                .toList();
    }

    @Test
    void migrate_everywhere_eachTravellerToAllOthers() {
        assertThat(paths(moves(Route.EVERYWHERE, 0.5, 4, 1, 0, 2)))
                .containsExactly("0>1", "0>2", "0>3", "0>1", "0>2", "0>3", "1>0", "1>2", "1>3", "3>0", "3>1", "3>2");
    }

    @Test
    void migrate_star_overTheFirstIsland() {
        assertThat(paths(moves(Route.STAR, 0.5, 4, 2, 0, 2)))
                .containsExactly("0>1", "0>2", "0>3", "0>1", "0>2", "0>3", "1>0", "3>0");
    }

    @Test
    void migrate_anywhere_othersAlike() {
        List<Migration.Move> moves = moves(Route.ANYWHERE, 1, 0, 12_000, 3, 0);
        long[] counts = new long[4];
        moves.stream().filter(move -> move.member().birth().island() == 1).forEach(move -> counts[move.to()]++);
        assertThat(Statistics.chiSquare(counts, new double[] {4_000, 0, 4_000, 4_000}))
                .isLessThan(Statistics.chiSquareBound(3));
        assertThat(paths(moves(Route.ANYWHERE, 1, 2, 2))).containsExactly("0>1", "0>1", "1>0", "1>0");
    }

    @Test
    void migrations_areOfferedByName() {
        for (String name : List.of("none", "ring", "fully-connected", "random", "star")) {
            assertThat(Members.search("migration: {type: " + name + "}")).isNotNull();
        }
    }

    @Test
    void settings_wrong_refused() {
        for (String config : List.of("{interval: 0}", "{interval: -1}", "{rate: 1.1}", "{rate: -0.1}")) {
            assertThatThrownBy(() -> Members.built(
                            RegularMigration.Settings.class,
                            settings -> new RegularMigration(settings, Route.RING),
                            config))
                    .isInstanceOf(ConfException.class);
        }
    }
}
