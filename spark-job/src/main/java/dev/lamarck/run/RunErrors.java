package dev.lamarck.run;

import dev.lamarck.conf.Block;
import dev.lamarck.conf.ConfException;
import java.io.IOException;
import java.nio.file.Path;

final class RunErrors {

    private RunErrors() {}

    static ConfException noSource(Path file, IOException cause) {
        return new ConfException(
                "There is no file '%s' for the initial program. 'genome.program.files' are named from 'genome.program.folder', and that from %s."
                        .formatted(file, Path.of("").toAbsolutePath()),
                cause);
    }

    static ConfException notText(Path file, long line, IOException cause) {
        return new ConfException(
                "'%s' of the initial program is not text in UTF-8: see line %d. Convert it.".formatted(file, line),
                cause);
    }

    static ConfException twoChoices(Block adaptive, Block choice) {
        return new ConfException(
                "'search.adaptive' is %s, but 'search.choice' is %s: they are two words for one setting. Keep one of them."
                        .formatted(adaptive, choice));
    }

    static ConfException luggageGone(String uri) {
        return new ConfException(
                "The evaluator's files that the run was started with are not at %s any more, and those here are others. Put them back, or start a new run."
                        .formatted(uri));
    }

    static ConfException sourceTooLong(Path file, long longest) {
        return new ConfException("'%s' is longer than %d bytes, too long for a program that evolves. Name a part of it."
                .formatted(file, longest));
    }

    /** What went wrong on the stage's thread, as if it had gone wrong on this one. */
    static RuntimeException rethrown(Throwable cause) {
        if (cause instanceof RuntimeException known) {
            return known;
        }
        if (cause instanceof Error fatal) {
            throw fatal;
        }
        return new IllegalStateException(cause);
    }

    static ConfException settingsDiffer(String run, String stored, String given) {
        return new ConfException(
                "Cannot continue run '%s' with these settings: they would give other candidates (identity %s, the run has %s). Use the settings it was started with ('lamarck resume %s'), another --run name, or 'lamarck branch --from %s --as NEW' to change them."
                        .formatted(run, given, stored, run, run));
    }

    static ConfException seedDiffers(String run, long stored, long given) {
        return new ConfException(
                "Cannot continue run '%s' with seed %d: it was started with seed %d. Leave --seed out, or start another --run."
                        .formatted(run, given, stored));
    }

    static ConfException profileDiffers(String run, String stored, String here) {
        return new ConfException(
                "Cannot continue run '%s' here: it was computed with the numerics profile '%s', this machine has '%s', and their last bits may differ. Continue it on such machines, or set execution.any-numerics=true to accept that."
                        .formatted(run, stored, here));
    }

    static ConfException noSuchRun(String run, String warehouse, java.util.List<String> known) {
        return new ConfException("There is no run '%s' in %s. %s"
                .formatted(
                        run,
                        warehouse,
                        known.isEmpty()
                                ? "It has no runs yet; start one with 'lamarck run CONFIG'."
                                : "It has " + known + "."));
    }
}
