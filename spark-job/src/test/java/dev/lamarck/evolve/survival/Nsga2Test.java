package dev.lamarck.evolve.survival;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.evolve.Birth;
import dev.lamarck.evolve.Member;
import dev.lamarck.evolve.Members;
import dev.lamarck.evolve.Resident;
import dev.lamarck.evolve.Survival;
import dev.lamarck.evolve.Survivors;
import dev.lamarck.evolve.fronts.Crowding;
import dev.lamarck.genome.Philox;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class Nsga2Test {

    private static Survivors survive(int size, Survivors before, List<Member> arrivals) {
        return survive(Nsga2.Thinning.ONE_BY_ONE, size, before, arrivals);
    }

    private static Survivors survive(Nsga2.Thinning thinning, int size, Survivors before, List<Member> arrivals) {
        return new Nsga2(new Nsga2.Settings(size, thinning))
                .survive(new Survival.Contest(Members.FEATURES, before, arrivals));
    }

    /** Front by front of whoever nobody that is left dominates, each from the least crowded on. */
    private static List<Resident> textbook(Nsga2.Thinning thinning, int size, List<Member> pool) {
        List<Member> left = new ArrayList<>(pool);
        left.sort(Comparator.comparing(Member::birth));
        List<Resident> kept = new ArrayList<>();
        for (int rank = 0; !left.isEmpty(); rank++) {
            List<Member> front = left.stream()
                    .filter(member -> left.stream().noneMatch(other -> other.dominates(member)))
                    .toList();
            int room = size - kept.size();
            List<Member> fitting = thinning == Nsga2.Thinning.ONE_BY_ONE && room > 0 && front.size() > room
                    ? thinned(front, room)
                    : front;
            double[] distances = Crowding.distances(Entrants.fitness(fitting));
            int now = rank;
            IntStream.range(0, fitting.size())
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> -distances[i]))
                    .forEach(i -> kept.add(new Resident(fitting.get(i), Nsga2.front(now))));
            left.removeAll(front);
        }
        return kept.subList(0, Math.min(size, kept.size()));
    }

    private static List<Member> thinned(List<Member> front, int room) {
        return IntStream.of(Crowding.thinned(Entrants.fitness(front), room))
                .mapToObj(front::get)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void survive_thousandsOfHistories_isTheTextbook(int objectives) {
        for (int history = 0; history < 500; history++) {
            Philox draws = Members.draws(history);
            int size = 1 + draws.nextInt(15);
            Nsga2.Thinning thinning = Nsga2.Thinning.values()[history % 2];
            Survivors survivors = Survivors.none();
            for (int generation = 0; generation < 4; generation++) {
                List<Member> pool = new ArrayList<>(Objectives.members(survivors));
                List<Member> born = Objectives.coarse(generation, 1 + draws.nextInt(20), objectives, draws);
                pool.addAll(born);
                survivors = survive(thinning, size, survivors, born);
                assertThat(survivors.residents()).isEqualTo(textbook(thinning, size, pool));
            }
        }
    }

    @Test
    void survive_feasibleOnes_goFirst() {
        Member bad = Objectives.of(new Birth(0, 0, 0), 0.5, 9, 9);
        Member worse = Objectives.of(new Birth(0, 1, 0), 2, 99, 99);
        Member poor = Objectives.of(new Birth(0, 2, 0), 0, -5, -5);
        Survivors survivors = survive(3, Survivors.none(), List.of(worse, bad, poor));
        assertThat(Objectives.members(survivors)).containsExactly(poor, bad, worse);
        assertThat(survivors.residents().get(2).cell()).contains("front-3");
    }

    @Test
    void survive_noVariance_theOldestStay() {
        List<Member> equals = IntStream.range(0, 9)
                .mapToObj(slot -> Objectives.of(slot, 1, 1))
                .toList();
        assertThat(Objectives.members(survive(4, Survivors.none(), equals))).isEqualTo(equals.subList(0, 4));
    }

    @Test
    void survive_moreRoomThanMembers_everybodyStays() {
        List<Member> two = List.of(Objectives.of(0, 1, 2), Objectives.of(1, 0, 0));
        assertThat(Objectives.members(survive(50, Survivors.none(), two))).isEqualTo(two);
    }

    /** Processor time, the best of a few, so that a busy machine says nothing about the rule. */
    @Test
    void survive_tenThousandMembersOfThreeObjectives_isQuick() {
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        List<Member> residents = Objectives.generation(0, 5_000, 3, Members.draws(1));
        List<Member> arrivals = Objectives.generation(1, 5_000, 3, Members.draws(2));
        Survivors before = survive(5_000, Survivors.none(), residents);
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            long start = clock.getCurrentThreadCpuTime();
            assertThat(survive(5_000, before, arrivals).residents()).hasSize(5_000);
            best = Math.min(best, clock.getCurrentThreadCpuTime() - start);
        }
        assertThat(Duration.ofNanos(best)).isLessThan(Duration.ofMillis(300));
    }
}
