package dev.lamarck.evaluate.sandbox;

import dev.lamarck.genome.Outcome.Reason;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How an errand ended.
 *
 * @param how what ended it
 * @param code the exit code, or the number of the signal
 * @param detail what a person should know of it, such as which limit; may be empty
 * @param use what it took
 * @param out what is kept of stdout
 * @param err what is kept of stderr
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Ending(How how, int code, String detail, Use use, byte[] out, byte[] err) {

    /** What ended it. */
    public enum How {
        EXITED(null),
        SIGNALLED(Reason.CRASHED),
        TIMEOUT(Reason.TIMEOUT),
        OUT_OF_MEMORY(Reason.OUT_OF_MEMORY),
        OVER_LIMIT(Reason.OVER_LIMIT);

        private final @Nullable Reason reason;

        How(@Nullable Reason reason) {
            this.reason = reason;
        }

        /** Why a candidate that ends so has failed; nothing if it ended by itself. */
        public Optional<Reason> reason() {
            return Optional.ofNullable(reason);
        }
    }

    /** Time on the clock, time on cores, and the most memory that its processes had together. */
    public record Use(Duration wall, Duration cpu, long peakBytes) {}

    public boolean succeeded() {
        return how == How.EXITED && code == 0;
    }
}
