package dev.lamarck.store;

/** A version of the effective settings: one row of {@code settings}. */
public record SettingsRow(int generation, int version, String reason, String changedBy, String settings) {}
