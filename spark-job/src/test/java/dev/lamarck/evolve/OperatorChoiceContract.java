package dev.lamarck.evolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lamarck.genome.Philox;
import dev.lamarck.genome.RandomKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every choice of operators has to keep to. */
public abstract class OperatorChoiceContract {

    private static final List<String> OPERATORS = List.of("one", "two/2", "drei ü", "never");
    private static final double[] WEIGHTS = {1, 1e-9, 1e9, 0};

    protected abstract OperatorChoice choice();

    private byte[] learned(int generations) {
        byte[] state = new byte[0];
        for (int generation = 0; generation < generations; generation++) {
            Philox draws = Members.draws(generation);
            List<Earning> earnings = new ArrayList<>();
            for (String operator : OPERATORS) {
                int children = draws.nextInt(30);
                int improved = children == 0 ? 0 : draws.nextInt(children);
                earnings.add(new Earning(operator, children, children, improved));
            }
            state = choice().learn(new OperatorChoice.Takings(state, earnings));
        }
        return state;
    }

    private static List<RandomKey> keys(int count) {
        return IntStream.range(0, count).mapToObj(Members::key).toList();
    }

    private List<Integer> chosen(byte[] state, List<RandomKey> keys) {
        return choice().choose(new OperatorChoice.Ballot(OPERATORS, WEIGHTS.clone(), state, keys));
    }

    @Test
    void choose_oneForEachChildAndNeverWithoutWeight() {
        for (int generations : new int[] {0, 1, 2, 30}) {
            byte[] state = learned(generations);
            assertThat(chosen(state, keys(0))).isEmpty();
            assertThat(chosen(state, keys(500))).hasSize(500).allMatch(operator -> operator >= 0 && operator < 3);
        }
    }

    @Test
    void choose_isAFunctionThatLeavesItsInput() {
        byte[] state = learned(5);
        byte[] copy = state.clone();
        assertThat(chosen(state, keys(99))).isEqualTo(chosen(copy, keys(99)));
        assertThat(state).isEqualTo(copy);
    }

    @Test
    void choose_eachChildForItself() {
        byte[] state = learned(3);
        List<Integer> together = chosen(state, keys(80));
        List<RandomKey> reversed = new ArrayList<>(keys(80));
        Collections.reverse(reversed);
        List<Integer> backwards = new ArrayList<>(chosen(state, reversed));
        Collections.reverse(backwards);
        assertThat(backwards).isEqualTo(together);
        assertThat(chosen(state, keys(80).subList(30, 50))).isEqualTo(together.subList(30, 50));
    }

    @Test
    void choose_operatorsThatChange_areKnownByName() {
        byte[] state = learned(4);
        List<String> others = List.of("new", "drei ü");
        OperatorChoice.Ballot ballot = new OperatorChoice.Ballot(others, new double[] {1, 1}, state, keys(200));
        assertThat(choice().choose(ballot)).hasSize(200).contains(0, 1);
    }

    @Test
    void learn_stateDoesNotGrowWithHistory() {
        assertThat(learned(200)).hasSameSizeAs(learned(1));
        assertThat(learned(9)).isEqualTo(learned(9));
    }
}
