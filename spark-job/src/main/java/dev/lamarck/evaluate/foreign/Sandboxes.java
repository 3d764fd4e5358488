package dev.lamarck.evaluate.foreign;

import dev.lamarck.evaluate.Premises;
import dev.lamarck.evaluate.sandbox.Sandbox;
import dev.lamarck.evaluate.sandbox.WardenSandbox;

/** The one sandbox of a JVM. */
public final class Sandboxes {

    /** Under which name the premises share it. */
    public static final String KEY = "sandbox";

    private Sandboxes() {}

    public static Sandbox of(Premises premises) {
        return premises.shared(
                KEY, Sandbox.class, () -> WardenSandbox.below(premises.scratch(), premises.environment()));
    }
}
