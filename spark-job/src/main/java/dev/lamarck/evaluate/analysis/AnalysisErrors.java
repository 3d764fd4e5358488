package dev.lamarck.evaluate.analysis;

import dev.lamarck.conf.ConfException;
import java.util.List;

/** What is said about tools that cannot be used. */
final class AnalysisErrors {

    private AnalysisErrors() {}

    static ConfException missing(List<String> names) {
        String all = String.join(", ", names);
        return new ConfException(
                "Cannot analyse programs: %s cannot be found. Install what is missing on every machine of the run, give evaluator.config.bin the folder that has it, or mark the tool as 'optional: true'."
                        .formatted(all));
    }

    static ConfException none() {
        return new ConfException(
                "Cannot analyse programs: none of the tools is installed, and all are optional. Install one of them.");
    }
}
