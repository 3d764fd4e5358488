package dev.lamarck.vary.tree;

import dev.lamarck.genome.Marks;

/** What a semantic operator tries to make better, and so where it looks and what it does there. */
public enum Focus {
    /** By what the evaluation of the parent points at: failures, else where time goes, else both. */
    AUTO,
    /** Speed: loops and what is called in them. */
    PERFORMANCE,
    /** Right results: conditions, comparisons, what is returned. */
    CORRECTNESS,
    /** Both. */
    BALANCED;

    /** The focus for a parent with these marks. */
    Focus given(Marks marks) {
        if (this != AUTO) {
            return this;
        }
        if (marks.has(Marks.Cause.WRONG)) {
            return CORRECTNESS;
        }
        return marks.has(Marks.Cause.SLOW) ? PERFORMANCE : BALANCED;
    }

    /** How much a loop around a place counts, for each loop. */
    double loops() {
        return this == PERFORMANCE ? 3 : this == CORRECTNESS ? 1 : 1.5;
    }

    /** How much it counts that a place is in a condition. */
    double conditions() {
        return this == PERFORMANCE ? 1.2 : this == CORRECTNESS ? 4 : 2;
    }

    /** How much it counts that a place is in what a function returns. */
    double results() {
        return this == PERFORMANCE ? 1 : this == CORRECTNESS ? 3 : 2;
    }

    /** How much it counts that a place is in a function that a loop calls. */
    double calls() {
        return this == PERFORMANCE ? 2 : this == CORRECTNESS ? 1 : 1.3;
    }

    /** How much a mark counts, of weight 1. */
    double marks(Marks.Cause cause) {
        return switch (this) {
            case PERFORMANCE -> cause == Marks.Cause.SLOW ? 20 : 2;
            case CORRECTNESS -> cause == Marks.Cause.WRONG ? 20 : 2;
            case AUTO, BALANCED -> 10;
        };
    }

    /** How much more often a change is made. */
    double favours(MoveKind kind) {
        return switch (this) {
            case PERFORMANCE ->
                switch (kind) {
                    case LOOP_BOUNDS, DELETE, MOVE -> 2;
                    case OPERATORS, VARIABLES -> 0.5;
                    default -> 1;
                };
            case CORRECTNESS ->
                switch (kind) {
                    case OPERATORS, VARIABLES -> 2;
                    case LOOP_BOUNDS -> 1.5;
                    case DUPLICATE, SWAP -> 0.5;
                    default -> 1;
                };
            case AUTO, BALANCED -> 1;
        };
    }
}
