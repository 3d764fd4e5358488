package dev.lamarck.store;

import java.io.Serializable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What clocks and meters say about one candidate; no result depends on it. */
public record Measured(
        int batch,
        int attempt,
        String host,
        String isolation,
        double varyMillis,
        double evaluateMillis,
        double cost,
        Instant finishedAt)
        implements Serializable {

    public Measured {
        finishedAt = finishedAt.truncatedTo(ChronoUnit.MICROS);
    }
}
