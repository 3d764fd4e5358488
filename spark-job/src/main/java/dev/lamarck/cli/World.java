package dev.lamarck.cli;

import dev.lamarck.run.StopSwitch;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a command has of the world.
 *
 * @param out takes results
 * @param err takes progress and errors
 * @param signals ties the process's signals to a run
 * @param keyboard where a person answers questions; empty if nobody is there
 */
record World(
        PrintStream out,
        PrintStream err,
        Map<String, String> environment,
        Display display,
        Sparks spark,
        Consumer<StopSwitch> signals,
        Optional<Keyboard> keyboard) {

    /**
     * How progress is shown.
     *
     * @param terminal whether a person looks at a terminal
     * @param columns its width
     * @param command what the person types to get here
     */
    record Display(boolean terminal, int columns, String command) {

        private static final int USUAL = 80;

        /** As scripts/lamarck describes it. */
        static Display ofProperties() {
            return new Display(
                    Boolean.getBoolean("lamarck.terminal"),
                    Math.max(USUAL / 2, Integer.getInteger("lamarck.columns", USUAL)),
                    System.getProperty("lamarck.command", "lamarck"));
        }
    }

    /** The process's own. What libraries print goes where the log goes: standard output is for results. */
    static World ofProcess(Sparks spark) {
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(err);
        Optional<Keyboard> keyboard =
                Boolean.getBoolean("lamarck.keyboard") ? Optional.of(Keyboard.of(System.in)) : Optional.empty();
        return new World(
                out, err, System.getenv(), Display.ofProperties(), spark, stop -> Signals.tie(stop, err), keyboard);
    }
}
