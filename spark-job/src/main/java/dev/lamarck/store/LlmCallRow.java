package dev.lamarck.store;

/** An answer of a language model: one row of {@code llm_calls}. */
public record LlmCallRow(
        int generation,
        int slot,
        int call,
        String requestHash,
        String model,
        String answer,
        long promptTokens,
        long completionTokens,
        double cost,
        double latencyMillis,
        String cacheTier) {}
