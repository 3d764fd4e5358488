package dev.lamarck.vary.tree;

import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.conf.Range;
import java.util.Arrays;

/** How often each change is made, relative to the others. */
public record Weights(
        @Default("3") @Range(min = 0, max = 1e9) @Doc("another number, the other truth value")
        double constants,

        @Default("1.5") @Range(min = 0, max = 1e9) @Doc("another operator or comparison, the opposite of a condition")
        double operators,

        @Default("1") @Range(min = 0, max = 1e9) @Doc("another variable that is known there")
        double variables,

        @Default("1.5")
        @Range(min = 0, max = 1e9)
        @Doc("another expression of the same kind, or a part of one for the whole")
        double expressions,

        @Default("1.5") @Range(min = 0, max = 1e9) @Doc("an operand more: x becomes x + y")
        double growth,

        @Default("0.5") @Range(min = 0, max = 1e9) @Doc("another bound of a loop")
        double loopBounds,

        @Default("1") @Range(min = 0, max = 1e9) @Doc("a statement less")
        double delete,

        @Default("0.5") @Range(min = 0, max = 1e9) @Doc("a copy of a statement more")
        double duplicate,

        @Default("0.5") @Range(min = 0, max = 1e9) @Doc("a statement elsewhere")
        double move,

        @Default("0.5") @Range(min = 0, max = 1e9) @Doc("two statements exchanged")
        double swap) {

    public Weights {
        if (!(constants + operators + variables + expressions + growth + loopBounds + delete + duplicate + move + swap
                > 0)) {
            throw TreeErrors.noMoves();
        }
    }

    /** Of some kinds alone, each as often as the others. */
    static Weights of(MoveKind... kinds) {
        double[] w = new double[MoveKind.values().length];
        Arrays.stream(kinds).forEach(kind -> w[kind.ordinal()] = 1);
        return new Weights(w[0], w[1], w[2], w[3], w[4], w[5], w[6], w[7], w[8], w[9]);
    }

    /** In the order of the kinds. */
    double[] all() {
        return new double[] {
            constants, operators, variables, expressions, growth, loopBounds, delete, duplicate, move, swap
        };
    }
}
