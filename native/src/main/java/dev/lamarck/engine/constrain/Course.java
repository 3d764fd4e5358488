package dev.lamarck.engine.constrain;

import java.util.BitSet;
import java.util.Set;

/** How far one text has come. For one way. */
public final class Course {
    private final Constraint constraint;
    private State state;

    Course(Constraint constraint) {
        this.constraint = constraint;
        this.state = constraint.start();
    }

    /**
     * The tokens that may come next.
     *
     * @param ends tokens that end the text, which may come where it is complete
     */
    public BitSet allowed(Set<Integer> ends) {
        BitSet allowed = (BitSet) constraint.tokens(state).clone();
        ends.stream().filter(end -> end >= 0).forEach(end -> allowed.set(end, state.accepts));
        return allowed;
    }

    /** Goes on by a token that is no end. */
    public void take(int token) {
        State next = constraint.next(state, token);
        if (next.dead()) {
            throw new IllegalArgumentException("Token %d may not come here".formatted(token));
        }
        state = next;
    }

    /** Whether the text is complete as it is. */
    public boolean complete() {
        return state.accepts;
    }

    /** Whether the text is complete, and nothing can follow. */
    public boolean over() {
        return state.accepts && state.ways.isEmpty();
    }
}
