package dev.lamarck.evaluate.foreign;

import dev.lamarck.evaluate.sandbox.Ending;
import dev.lamarck.genome.Artifact;
import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Outcome.Reason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From how a command ended to the outcome of a candidate. */
public final class Endings {

    private static final String TEXT = "text/plain; charset=utf-8";

    private Endings() {}

    /** The failure of a command that did not end well; nothing if it exited by itself, with whatever code. */
    public static Optional<Outcome> stopped(String what, Ending ending) {
        return ending.how().reason().map(reason -> new Outcome.Failed(reason, sentence(what, ending), outputs(ending)));
    }

    /** The failure of a command that did not exit with code 0; nothing if it did. */
    public static Optional<Outcome> failure(String what, Ending ending) {
        Optional<Outcome> stopped = stopped(what, ending);
        if (stopped.isPresent() || ending.succeeded()) {
            return stopped;
        }
        return Optional.of(failed(
                Reason.EVALUATOR_ERROR,
                "%s exited with code %d%s".formatted(what, ending.code(), lastLine(ending)),
                ending));
    }

    public static Outcome failed(Reason reason, String message, Ending ending) {
        return new Outcome.Failed(reason, message, outputs(ending));
    }

    /** What it wrote, as artifacts {@code stdout} and {@code stderr}; what is empty is left out. */
    public static List<Artifact> outputs(Ending ending) {
        List<Artifact> outputs = new ArrayList<>();
        add(outputs, "stdout", ending.out());
        add(outputs, "stderr", ending.err());
        return outputs;
    }

    /** A text as an artifact. */
    public static Artifact text(String name, String text) {
        return new Artifact(name, TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** How a command ended, in one line, and what it said last. */
    public static String told(String what, Ending ending) {
        return sentence(what, ending) + lastLine(ending);
    }

    private static void add(List<Artifact> outputs, String name, byte[] content) {
        if (content.length > 0) {
            outputs.add(text(name, new String(content, StandardCharsets.UTF_8)));
        }
    }

    private static String sentence(String what, Ending ending) {
        String how = switch (ending.how()) {
            case SIGNALLED -> "was ended by signal " + ending.code();
            case TIMEOUT -> "ran out of time";
            case OUT_OF_MEMORY -> "took more memory than it may";
            case OVER_LIMIT -> "went over a limit";
            case EXITED -> "exited with code " + ending.code();
        };
        return what + " " + how + (ending.detail().isEmpty() ? "" : ": " + ending.detail());
    }

    private static String lastLine(Ending ending) {
        return new String(ending.err(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .reduce((first, second) -> second)
                .map(line -> ": " + line.strip())
                .orElse("");
    }
}
