package dev.lamarck.evaluate.python;

import dev.lamarck.evaluate.MachineException;
import dev.lamarck.evaluate.sandbox.Ending;
import dev.lamarck.genome.Artifact;
import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Outcome.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The outcome that follows from what the harness said, how the process ended and what it left. */
final class Verdict {

    private static final String TEXT = "text/plain";

    private Verdict() {}

    static Outcome of(Reply reply, Ending ending, List<Artifact> left) {
        Outcome outcome = outcome(reply, ending);
        return outcome instanceof Outcome.Failed failed
                ? new Outcome.Failed(
                        failed.reason(), failed.message(), joined(outcome.artifacts(), printed(ending), left))
                : outcome instanceof Outcome.Scored scored
                        ? new Outcome.Scored(scored.metrics(), joined(outcome.artifacts(), List.of(), left))
                        : outcome;
    }

    private static Outcome outcome(Reply reply, Ending ending) {
        return switch (reply.status()) {
            case ANSWERED -> answered(reply, ending);
            case TOO_LATE -> Answer.read(reply.content());
            case SILENT -> silent(ending);
            case FORGED ->
                Outcome.failed(
                        Reason.TAMPERED,
                        "The program wrote to the channel of its score; only the evaluator's own answer counts");
            case TOO_LARGE -> Outcome.failed(Reason.OVER_LIMIT, "The outcome is too large; return fewer metrics");
            case CANCELLED -> Outcome.failed(Reason.NO_OUTCOME, "The evaluation was cancelled");
            case NOT_TRIED ->
                throw new MachineException(
                        "A program could not be isolated and was not run: %s. Look whether processes, memory and file descriptors are left."
                                .formatted(Wire.text(ByteBuffer.wrap(reply.content()))));
        };
    }

    /** An answer counts unless the program went over a limit while it was found. */
    private static Outcome answered(Reply reply, Ending ending) {
        return switch (ending.how()) {
            case OUT_OF_MEMORY, OVER_LIMIT ->
                Outcome.failed(ending.how().reason().orElseThrow(), ending.detail());
            default -> Answer.read(reply.content());
        };
    }

    private static Outcome silent(Ending ending) {
        return ending.how()
                .reason()
                .map(reason -> Outcome.failed(reason, said(ending)))
                .orElseGet(() -> Outcome.failed(
                        Reason.CRASHED,
                        "The process left with exit code %d before the evaluator had returned"
                                .formatted(ending.code())));
    }

    private static String said(Ending ending) {
        return ending.detail().isEmpty()
                ? "The process was ended by signal %d before the evaluator had returned".formatted(ending.code())
                : ending.detail();
    }

    private static List<Artifact> printed(Ending ending) {
        return Stream.of(
                        new Artifact("stderr", TEXT, clean(ending.err())),
                        new Artifact("stdout", TEXT, clean(ending.out())))
                .filter(artifact -> artifact.content().length > 0)
                .toList();
    }

    /** Text is UTF-8, whatever was printed. */
    private static byte[] clean(byte[] printed) {
        return new String(printed, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
    }

    /** Of artifacts with one name the first counts. */
    private static List<Artifact> joined(List<Artifact> told, List<Artifact> printed, List<Artifact> left) {
        Set<String> names = new HashSet<>();
        List<Artifact> joined = new ArrayList<>();
        Stream.of(told, left, printed).flatMap(List::stream).forEach(artifact -> {
            if (names.add(artifact.name())) {
                joined.add(artifact);
            }
        });
        return joined;
    }
}
