package dev.lamarck.vary.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.conf.Block;
import dev.lamarck.evolve.Birth;
import dev.lamarck.evolve.Catalogs;
import dev.lamarck.evolve.Habitat;
import dev.lamarck.evolve.Learner;
import dev.lamarck.evolve.Member;
import dev.lamarck.evolve.Variator;
import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Hash128;
import dev.lamarck.genome.Program;
import dev.lamarck.genome.ProgramSpace;
import dev.lamarck.genome.Purpose;
import dev.lamarck.genome.RandomKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AdaptiveTest {

    private static final Program PROGRAM = Fields.python("a = 100.0\nb = 7\nif a < b:\n    c = a\nelse:\n    c = b\n");
    private static final int CHILDREN = 60;

    private static Adaptive adaptive(String way) {
        return (Adaptive) Catalogs.operators()
                .create("program-random", Block.empty().with("adaptive", way).with("mutation-strength", "0"));
    }

    private static List<RandomKey> keys(int generation) {
        return IntStream.range(0, CHILDREN)
                .mapToObj(slot -> new RandomKey(7, generation, 0, slot, Purpose.VARY))
                .toList();
    }

    private static Member member(int number, double fitness) {
        return new Member(
                new Hash128(1, number),
                new Hash128(2, number),
                new Birth(0, number, 0),
                new double[] {fitness},
                new double[0],
                new double[0]);
    }

    private static double share(List<Integer> chosen, MoveKind kind) {
        return chosen.stream().filter(place -> place == kind.ordinal()).count() / (double) chosen.size();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ucb", "probability-matching", "thompson"})
    void families_learnWhichMoveEarns(String way) {
        Adaptive adaptive = adaptive(way);
        byte[] state = new byte[0];
        double before = share(adaptive.chosen(state, keys(0)), MoveKind.SWAP);
        for (int generation = 1; generation <= 20; generation++) {
            List<RandomKey> keys = keys(generation);
            List<Integer> chosen = adaptive.chosen(state, keys);
            List<Learner.Offspring> children = IntStream.range(0, CHILDREN)
                    .mapToObj(i -> new Learner.Offspring(
                            keys.get(i),
                            List.of(member(1000, 1)),
                            Optional.of(member(i, chosen.get(i) == MoveKind.SWAP.ordinal() ? 2 : 0))))
                    .toList();
            state = adaptive.learn(new Learner.Lesson(
                    state,
                    new ProgramSpace(List.of(PROGRAM)),
                    generation,
                    0,
                    children,
                    new Habitat(0, List.of(), List.of(), List.of(), Map.of())));
        }
        assertThat(share(adaptive.chosen(state, keys(21)), MoveKind.SWAP)).isGreaterThan(Math.max(0.3, 2 * before));
    }

    @Test
    void children_areMadeByTheMovesThatWereChosen() {
        Adaptive adaptive = adaptive("ucb");
        List<RandomKey> keys = keys(3);
        List<Variator.Mating> matings = keys.stream()
                .map(key -> new Variator.Mating(List.of(new Variator.Parent(PROGRAM, new double[] {1})), key))
                .toList();
        List<Genome> children = adaptive.vary(new Variator.Brood(new ProgramSpace(List.of(PROGRAM)), 3, 0, matings));
        List<Integer> chosen = adaptive.chosen(new byte[0], keys);
        for (int i = 0; i < CHILDREN; i++) {
            long lines = ((Program) children.get(i)).lines();
            if (chosen.get(i) == MoveKind.DUPLICATE.ordinal()) {
                assertThat(lines).isGreaterThan(PROGRAM.lines());
            } else if (chosen.get(i) == MoveKind.LOOP_BOUNDS.ordinal()) {
                assertThat(children.get(i)).as("no loop is there").isEqualTo(PROGRAM);
            } else if (chosen.get(i) != MoveKind.MOVE.ordinal()) { // which may leave a 'pass' behind
                assertThat(lines).isLessThanOrEqualTo(PROGRAM.lines());
            }
        }
    }

    @Test
    void aFamilyThatDoesNotAdapt_keepsNoState() {
        assertThat(Catalogs.operators().create("program-random", Block.empty())).isNotInstanceOf(Learner.class);
        assertThat(Catalogs.operators().create("program-semantic", Block.empty().with("adaptive", "ucb")))
                .isInstanceOf(Learner.class);
    }
}
