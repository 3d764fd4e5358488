package dev.lamarck.engine.train;

/**
 * A lesson, and who learns from it.
 *
 * @param scale on the lesson's weights
 */
public record Assignment(Lesson lesson, Trainee trainee, double scale) {}
