package dev.lamarck.evolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.genome.Philox;
import dev.lamarck.genome.Purpose;
import dev.lamarck.genome.RandomKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every survival rule has to keep to; members have the features {@code a} and {@code b}. */
public abstract class SurvivalContract {

    private static final int CASES = 200;

    protected abstract Survival survival();

    /** Whether the fittest that was ever offered lives on. */
    protected boolean elitist() {
        return true;
    }

    /** Whether arrivals that come in two parts leave the same survivors as arrivals that come at once. */
    protected boolean splits() {
        return true;
    }

    /** Whether the order of arrivals with different scores is nothing to it. */
    protected boolean orderless() {
        return true;
    }

    /** Whether arrivals that are offered once more change nothing. */
    protected boolean idempotent() {
        return true;
    }

    /** Members of one island, born in a generation, all scores different. */
    protected List<Member> born(int generation, int size, Philox draws) {
        return Members.generation(generation, size, 1, draws);
    }

    private static Survival.Contest contest(Survivors before, List<Member> arrivals) {
        int generation = arrivals.stream()
                .mapToInt(arrival -> arrival.birth().generation())
                .max()
                .orElse(0);
        return new Survival.Contest(
                Members.FEATURES,
                new RandomKey(1859, generation, 0, 0, Purpose.SURVIVE),
                before,
                arrivals,
                Descent.unknown(),
                Knobs.neutral());
    }

    private Survivors survive(Survivors before, List<Member> arrivals) {
        return survival().survive(contest(before, arrivals));
    }

    private Survivors settled(Philox draws) {
        Survivors survivors = Survivors.none();
        for (int generation = 0; generation < 3; generation++) {
            survivors = survive(survivors, newcomers(generation, draws));
        }
        return survivors;
    }

    private List<Member> newcomers(int generation, Philox draws) {
        return born(generation, draws.nextInt(30), draws);
    }

    private static List<Member> members(Survivors survivors) {
        return survivors.residents().stream().map(Resident::member).toList();
    }

    private static void assertSame(Survivors actual, Survivors expected) {
        assertThat(actual.residents()).isEqualTo(expected.residents());
        assertThat(actual.state()).isEqualTo(expected.state());
    }

    @Test
    void survive_nobody_leavesNobody() {
        assertThat(survive(Survivors.none(), List.of()).residents()).isEmpty();
    }

    @Test
    void survive_noArrivals_everybodyStays() {
        for (int i = 0; i < CASES; i++) {
            Survivors before = settled(Members.draws(i));
            assertSame(survive(before, List.of()), before);
        }
    }

    @Test
    void survive_inventsNobodyAndKeepsEachOnce() {
        for (int i = 0; i < CASES; i++) {
            Philox draws = Members.draws(i);
            Survivors before = settled(draws);
            List<Member> arrivals = newcomers(3, draws);
            List<Member> after = members(survive(before, arrivals));
            List<Member> known =
                    Stream.concat(members(before).stream(), arrivals.stream()).toList();
            assertThat(known).containsAll(after);
            assertThat(after).doesNotHaveDuplicates();
            assertThat(after).extracting(Member::hash).doesNotHaveDuplicates();
        }
    }

    @Test
    void survive_isAFunctionThatLeavesItsInput() {
        for (int i = 0; i < CASES; i++) {
            Philox draws = Members.draws(i);
            Survivors before = settled(draws);
            List<Member> arrivals = newcomers(3, draws);
            Survivors copy = new Survivors(before.residents(), before.state().clone());
            Survivors once = survive(before, arrivals);
            assertSame(before, copy);
            assertSame(survive(copy, arrivals), once);
        }
    }

    @Test
    void survive_offeredAgain_changesNothing() {
        for (int i = 0; i < CASES && idempotent(); i++) {
            Philox draws = Members.draws(i);
            List<Member> arrivals = newcomers(3, draws);
            Survivors once = survive(settled(draws), arrivals);
            assertSame(survive(once, arrivals), once);
            assertSame(survive(once, members(once)), once);
        }
    }

    @Test
    void survive_fittest_livesOn() {
        for (int i = 0; i < CASES && elitist(); i++) {
            Philox draws = Members.draws(i);
            Survivors before = settled(draws);
            List<Member> arrivals = newcomers(3, draws);
            Stream.concat(members(before).stream(), arrivals.stream())
                    .max(Comparator.comparingDouble(Member::score))
                    .ifPresent(fittest ->
                            assertThat(members(survive(before, arrivals))).contains(fittest));
        }
    }

    @Test
    void survive_arrivalsInTwoParts_sameSurvivors() {
        for (int i = 0; i < CASES && splits(); i++) {
            Philox draws = Members.draws(i);
            Survivors before = settled(draws);
            List<Member> arrivals = newcomers(3, draws);
            int cut = draws.nextInt(arrivals.size() + 1);
            Survivors first = survive(before, arrivals.subList(0, cut));
            assertSame(survive(first, arrivals.subList(cut, arrivals.size())), survive(before, arrivals));
        }
    }

    @Test
    void survive_arrivalsInAnotherOrder_sameSurvivors() {
        for (int i = 0; i < CASES && orderless(); i++) {
            Philox draws = Members.draws(i);
            Survivors before = settled(draws);
            List<Member> arrivals = newcomers(3, draws);
            List<Member> shuffled = new ArrayList<>(arrivals);
            Collections.shuffle(shuffled, new Random(i));
            assertSame(survive(before, shuffled), survive(before, arrivals));
        }
    }

    @Test
    void survive_extremeNumbers_areTaken() {
        double[] extremes = {0.0, -0.0, Double.MIN_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, 1e-300, 1};
        List<Member> arrivals = new ArrayList<>();
        for (double score : extremes) {
            for (double feature : extremes) {
                arrivals.add(Members.of(new Birth(0, arrivals.size(), 0), score, feature, -feature));
            }
        }
        Survivors survivors = survive(Survivors.none(), arrivals);
        assertThat(arrivals).containsAll(members(survivors));
        if (idempotent()) {
            assertSame(survive(survivors, arrivals), survivors);
        }
    }
}
