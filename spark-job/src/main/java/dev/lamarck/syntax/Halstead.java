package dev.lamarck.syntax;

import java.util.HashSet;
import java.util.Set;

/**
 * Halstead's counts. Operands are identifiers and literals; operators are all other tokens, a pair of brackets counting
 * once. Of several files each counts for itself, and the figures are added.
 *
 * @param distinctOperators different operators
 * @param distinctOperands different operands
 * @param operators all operators
 * @param operands all operands
 * @param volume bits to write it down: tokens times the binary logarithm of the different ones
 */
public record Halstead(int distinctOperators, int distinctOperands, int operators, int operands, double volume) {

    private static final double LN_2 = StrictMath.log(2);
    private static final Set<String> CLOSING = Set.of(")", "]", "}");

    static Halstead of(Tree tree) {
        Counting counting = new Counting();
        tree.forEachAtom(atom -> {
            if (!tree.is(atom, Role.COMMENT) && !tree.is(atom, Role.LAYOUT)) {
                counting.add(tree.text(atom), tree.isNamed(atom));
            }
        });
        return counting.result();
    }

    static Halstead of(Words words) {
        Counting counting = new Counting();
        words.tokens().forEach(token -> counting.add(token, Words.isWord(token)));
        return counting.result();
    }

    /** How hard it is to write: half the different operators, times how often an operand is used. */
    public double difficulty() {
        return distinctOperands == 0 ? 0 : distinctOperators / 2.0 * operands / distinctOperands;
    }

    public double effort() {
        return difficulty() * volume;
    }

    Halstead plus(Halstead other) {
        return new Halstead(
                distinctOperators + other.distinctOperators,
                distinctOperands + other.distinctOperands,
                operators + other.operators,
                operands + other.operands,
                volume + other.volume);
    }

    /** Only the sizes of the sets are read. */
    private static final class Counting {
        private final Set<String> differentOperators = new HashSet<>();
        private final Set<String> differentOperands = new HashSet<>();
        private int operators;
        private int operands;

        void add(String token, boolean operand) {
            if (token.isBlank() || CLOSING.contains(token)) {
                return;
            }
            if (operand) {
                operands++;
                differentOperands.add(token);
            } else {
                operators++;
                differentOperators.add(token);
            }
        }

        Halstead result() {
            int different = differentOperators.size() + differentOperands.size();
            double bits = different == 0 ? 0 : StrictMath.log(different) / LN_2;
            return new Halstead(
                    differentOperators.size(),
                    differentOperands.size(),
                    operators,
                    operands,
                    (operators + operands) * bits);
        }
    }
}
