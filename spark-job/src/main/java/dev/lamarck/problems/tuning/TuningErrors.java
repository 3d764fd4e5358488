package dev.lamarck.problems.tuning;

import dev.lamarck.conf.ConfException;
import java.io.IOException;
import java.nio.file.Path;

/** What the hyper-parameter search says about data that it cannot use. */
final class TuningErrors {

    private TuningErrors() {}

    static ConfException noFile(String path, Path absolute) {
        return new ConfException(
                "Cannot read the data '%s': there is no file %s. Give evaluator.config.data a path that the driver and every executor can read, relative to their working folder, or send the file along with --files."
                        .formatted(path, absolute));
    }

    static ConfException unreadable(String source, IOException cause) {
        return new ConfException(
                "Cannot read the data '%s': %s. Give evaluator.config.data a readable CSV file in UTF-8."
                        .formatted(source, cause),
                cause);
    }

    static ConfException tooNarrow(String source) {
        return new ConfException(
                "Cannot use the data '%s': its first line names fewer than two columns. Give evaluator.config.data a CSV file with at least one input, and the target last."
                        .formatted(source));
    }

    static ConfException badLine(String source, int line, int columns, String text) {
        return new ConfException(
                "Cannot use line %d of the data '%s': expected %d finite numbers, got '%s'. Mend the line."
                        .formatted(line, source, columns, text.length() > 80 ? text.substring(0, 80) + "…" : text));
    }

    static ConfException constant(String source) {
        return new ConfException(
                "Cannot use the data '%s': there is nothing to learn, all targets (the last column) are alike. Give evaluator.config.data a file with rows that differ."
                        .formatted(source));
    }

    static ConfException tooFewRows(String source, int rows, int folds) {
        return new ConfException(
                "Cannot split the %d rows of '%s' into %d folds of two or more. Lower evaluator.config.folds."
                        .formatted(rows, source, folds));
    }
}
