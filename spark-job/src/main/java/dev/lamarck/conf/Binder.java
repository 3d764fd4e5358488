package dev.lamarck.conf;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Binds a block onto a record: components are kebab-case keys, nested records nested blocks. A record that begins
 * with a component {@code type} may be written as its type alone. All that is wrong with the block is told at once. A key that the record does not know is an error, or a warning for a tolerant binder.
 */
public final class Binder {
    private final Consumer<String> warn;
    private final boolean tolerant;

    /** A strict binder that says nothing about renamed keys. */
    public Binder() {
        this(warning -> {});
    }

    public Binder(Consumer<String> warn) {
        this(warn, false);
    }

    private Binder(Consumer<String> warn, boolean tolerant) {
        this.warn = warn;
        this.tolerant = tolerant;
    }

    /** A binder to which unknown keys are a warning: for settings written in another program's dialect. */
    public static Binder tolerant(Consumer<String> warn) {
        return new Binder(warn, true);
    }

    public <R extends Record> R bind(Block block, Class<R> type) {
        List<String> problems = new ArrayList<>();
        Object bound = new Binding(problems, warn, tolerant).record(block.root(), block.path(), type);
        if (bound == null || !problems.isEmpty()) {
            throw new ConfException(problems);
        }
        return type.cast(bound);
    }
}
