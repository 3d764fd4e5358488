package dev.lamarck.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How far a run is to go. */
final class LimitOptions {

    @Option(
            names = "--until-generation",
            paramLabel = "N",
            description = "The last generation; the initial one is 0. Default: the setting stop.generations.")
    Optional<Integer> untilGeneration = Optional.empty();

    @Option(
            names = "--target-score",
            paramLabel = "X",
            description =
                    "The score to reach, by the first objective's metric. Default: the setting stop.target-score.")
    Optional<Double> targetScore = Optional.empty();

    /** As assignments of settings. */
    List<String> flags() {
        List<String> flags = new ArrayList<>();
        untilGeneration.ifPresent(last -> flags.add("stop.generations=" + last));
        targetScore.ifPresent(score -> flags.add("stop.target-score=" + score));
        return flags;
    }
}
