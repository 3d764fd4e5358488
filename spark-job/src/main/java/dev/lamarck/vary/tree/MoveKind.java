package dev.lamarck.vary.tree;

import java.util.Locale;

/** The moves that need one parent, by name. */
enum MoveKind {
    CONSTANTS(new Constants()),
    OPERATORS(new Operators()),
    VARIABLES(new Variables()),
    EXPRESSIONS(new Expressions()),
    GROWTH(new Growth()),
    LOOP_BOUNDS(new LoopBounds()),
    DELETE(StatementMove.DELETE),
    DUPLICATE(StatementMove.DUPLICATE),
    MOVE(StatementMove.MOVE),
    SWAP(StatementMove.SWAP);

    private final Move move;

    MoveKind(Move move) {
        this.move = move;
    }

    Move move() {
        return move;
    }

    /** Whether it takes a statement away from where it was. */
    boolean removes() {
        return this == DELETE || this == MOVE;
    }

    /** As settings call it. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
