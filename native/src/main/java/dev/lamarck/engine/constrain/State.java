package dev.lamarck.engine.constrain;

import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All the places where one can be after some bytes, with the ways back from each. */
final class State {
    /** No text goes through here. */
    static final State NOWHERE = new State(List.of(), false, false, 0);

    final List<Way> ways;
    /** Whether the text may end here. */
    final boolean accepts;
    /** Whether the rule that one began in may end here. */
    final boolean leaves;
    /** By class of bytes. */
    final @Nullable State[] next;

    @Nullable
    BitSet tokens;

    /** A place at which a byte may be read. */
    record Way(Place place, Return back) {}

    State(List<Way> ways, boolean accepts, boolean leaves, int classes) {
        this.ways = List.copyOf(ways);
        this.accepts = accepts;
        this.leaves = leaves;
        this.next = new State[classes];
    }

    /** Whether no text goes through here. */
    boolean dead() {
        return ways.isEmpty() && !accepts && !leaves;
    }

    /** Whether what was read may be written here, with what comes after left open. */
    boolean goesOn() {
        return !ways.isEmpty() || accepts;
    }
}
