package dev.lamarck.evaluate.performance;

import dev.lamarck.conf.DataSize;
import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.conf.Positive;
import dev.lamarck.conf.Range;
import dev.lamarck.evaluate.foreign.Bounds;
import dev.lamarck.evaluate.sandbox.Limits;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What is run, and how often. */
public record PerformanceSettings(
        @Default("[]")
        @Doc(
                "the executable and its arguments with the placeholders {program}, {folder} and {seed}; if empty, the program runs by its language's interpreter")
        List<String> command,

        @Default("[]")
        @Doc("a command to compare with: it runs in turns with the other one, and speedup is the ratio of their times")
        List<String> baseline,

        @Default("[]")
        @Doc("files and folders that the commands read; an argument that is one of them becomes its place")
        List<String> files,

        @Default("") @Doc("what the runs read on stdin") String input,

        @Positive @Default("10") @Doc("how many runs are measured, at most")
        int repetitions,

        @Range(min = 0) @Default("1") @Doc("how many runs come before those that are measured")
        int warmUp,

        @Range(min = 0)
        @Default("0")
        @Doc("the noise at which no more runs are needed; 0 makes all of them. At least 5 runs are made")
        double enough,

        @Positive @Doc("time for one run; limits.timeout if absent")
        Optional<Duration> timeout,

        @Positive @Doc("memory of one run; limits.memory if absent")
        Optional<DataSize> memoryLimit,

        @Doc("what one run may take") Limits limits) {

    public PerformanceSettings {
        command = List.copyOf(command);
        baseline = List.copyOf(baseline);
        files = List.copyOf(files);
    }

    /** The limits of one run. */
    Limits within() {
        return Bounds.within(limits, timeout.orElse(limits.timeout()), memoryLimit.orElse(limits.memory()));
    }
}
