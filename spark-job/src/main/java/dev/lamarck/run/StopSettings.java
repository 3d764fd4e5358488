package dev.lamarck.run;

import dev.lamarck.conf.ConfException;
import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.conf.Positive;
import java.time.Duration;
import java.util.Optional;

/** When a run ends. What is absent never ends it. */
public record StopSettings(
        @Default("100") @Doc("the last generation; the initial one is 0")
        int generations,

        @Doc("candidates evaluated in all") Optional<Long> evaluations,
        @Doc("time since this start of the run") Optional<Duration> wallTime,

        @Doc("the score to reach, by the first objective's metric")
        Optional<Double> targetScore,

        @Doc("generations without a better score") Optional<Integer> patience,

        @Default("2") @Positive @Doc("generations in a row in which every candidate failed")
        int failedGenerations) {

    public StopSettings {
        if (generations < 0) {
            throw new ConfException(
                    "'generations' is %d; give the last generation, at least 0.".formatted(generations));
        }
        if (evaluations.isPresent() && evaluations.get() < 1) {
            throw new ConfException("'evaluations' is %d; give at least 1.".formatted(evaluations.get()));
        }
        if (patience.isPresent() && patience.get() < 1) {
            throw new ConfException("'patience' is %d; give at least 1.".formatted(patience.get()));
        }
    }
}
