package dev.lamarck.run;

import java.util.Locale;

/** Why a run ended. */
public enum StopReason {
    GENERATIONS("the last generation is done"),
    EVALUATIONS("the evaluations are used up"),
    WALL_TIME("the time is up"),
    TARGET_SCORE("the target score is reached"),
    PATIENCE("nothing better was found for a while"),
    ALL_FAILED("every candidate failed"),
    INTERRUPTED("it was asked to stop");

    private final String meaning;

    StopReason(String meaning) {
        this.meaning = meaning;
    }

    public String meaning() {
        return meaning;
    }

    /** Whether what the run was started for is done. */
    public boolean done() {
        return this != INTERRUPTED && this != ALL_FAILED;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
