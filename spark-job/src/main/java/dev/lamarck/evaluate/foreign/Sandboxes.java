package dev.lamarck.evaluate.foreign;

import dev.lamarck.evaluate.Premises;
import dev.lamarck.evaluate.sandbox.Sandbox;
import dev.lamarck.evaluate.sandbox.Warden;
import dev.lamarck.evaluate.sandbox.WardenSandbox;

/** The one sandbox of a JVM, and the one warden that it and fork servers isolate with: to unpack and try it takes a while. */
public final class Sandboxes {

    /** Under which name the premises share it. */
    public static final String KEY = "sandbox";

    private Sandboxes() {}

    public static Sandbox of(Premises premises) {
        return premises.shared(KEY, Sandbox.class, () -> WardenSandbox.of(warden(premises), premises.environment()));
    }

    public static Warden warden(Premises premises) {
        return premises.shared("warden", Warden.class, () -> Warden.below(premises.scratch()));
    }
}
