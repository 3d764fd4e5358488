package dev.lamarck.steer;

import dev.lamarck.conf.Block;
import dev.lamarck.conf.ConfException;
import dev.lamarck.conf.Doc;

/** Settings that change at a generation, and stay changed. */
public record Step(
        @Doc("the first generation that the change holds for")
        int from,

        @Doc("the settings that change, such as {search: {size: 200}}; lists are replaced whole")
        Block set) {

    public Step {
        if (from < 1) {
            throw new ConfException("'from' is %d; a schedule changes settings from generation 1 on.".formatted(from));
        }
        if (set.isEmpty()) {
            throw new ConfException("'set' is empty. Name the settings that change, or take the step out.");
        }
    }
}
