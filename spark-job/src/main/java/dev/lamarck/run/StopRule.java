package dev.lamarck.run;

import dev.lamarck.evolve.Objective;
import dev.lamarck.store.GenerationRow;
import java.time.Duration;
import java.util.Optional;

/** Decides from the newest generation's figures whether the run is over. */
record StopRule(StopSettings settings, Objective objective) {

    /**
     * The reason to stop, if there is one.
     *
     * @param failedInARow generations up to this one in which nothing scored
     */
    Optional<StopReason> check(GenerationRow row, int failedInARow, Duration running) {
        if (failedInARow >= settings.failedGenerations()) {
            return Optional.of(StopReason.ALL_FAILED);
        }
        if (settings.targetScore().isPresent()
                && reached(row, settings.targetScore().get())) {
            return Optional.of(StopReason.TARGET_SCORE);
        }
        if (row.generation() >= settings.generations()) {
            return Optional.of(StopReason.GENERATIONS);
        }
        if (settings.evaluations()
                .filter(limit -> row.counts().evaluations() >= limit)
                .isPresent()) {
            return Optional.of(StopReason.EVALUATIONS);
        }
        if (settings.patience().filter(limit -> stale(row) >= limit).isPresent()) {
            return Optional.of(StopReason.PATIENCE);
        }
        return settings.wallTime()
                .filter(limit -> running.compareTo(limit) >= 0)
                .map(limit -> StopReason.WALL_TIME);
    }

    /**
     * The generation at which the run ends at the latest.
     *
     * @param size the children of each generation to come
     */
    int last(GenerationRow row, int size) {
        if (settings.evaluations().isEmpty()) {
            return settings.generations();
        }
        long left = Math.max(0, settings.evaluations().get() - row.counts().evaluations());
        return (int) Math.min(settings.generations(), row.generation() + (left + size - 1) / size);
    }

    private boolean reached(GenerationRow row, double target) {
        return row.scores().best().isPresent()
                && objective.fitness(row.scores().best().getAsDouble()) >= objective.fitness(target);
    }

    private static int stale(GenerationRow row) {
        return row.generation() - row.scores().improvedAt();
    }
}
