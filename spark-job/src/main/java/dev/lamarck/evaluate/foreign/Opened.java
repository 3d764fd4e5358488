package dev.lamarck.evaluate.foreign;

import org.jspecify.annotations.Nullable;

/** What an evaluator has once it was opened. */
public final class Opened {

    private Opened() {}

    public static <T> T of(@Nullable T made) {
        if (made == null) {
            throw new IllegalStateException("The evaluator was asked to work before it was opened");
        }
        return made;
    }
}
