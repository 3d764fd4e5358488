package dev.lamarck.store;

import dev.lamarck.store.StoreException.Fault;
import java.time.Duration;

/** The messages about a run's past: what, why, what to do. */
final class HistoryErrors {

    private HistoryErrors() {}

    static StoreException empty(RunRow run) {
        String remedy = run.parent()
                .map(parent -> "Its branch from " + parent.run() + " was not finished: branch again, with the same names.")
                .orElse("Continue it until generation 0 is committed.");
        return new StoreException(
                Fault.USER, "Cannot read run " + run.run() + ": it has no committed generation yet. " + remedy);
    }

    static StoreException beforeFirst(RunRow run, History.Moment moment, History.Entry first) {
        return new StoreException(
                Fault.USER,
                "Cannot read run " + run.run() + " at " + words(moment) + ": its first generation came later: " + first
                        + ". Choose that or a later one.");
    }

    static StoreException pastRetention(
            RunRow run, History.Moment moment, History.Entry oldest, Duration retention) {
        return new StoreException(
                Fault.USER,
                "Cannot read run " + run.run() + " at " + words(moment) + ": the warehouse keeps the past for "
                        + Retention.text(retention) + ", and the oldest that can be read is " + oldest
                        + ". Choose that or a later one; store.retention says how long the past is kept.");
    }

    private static String words(History.Moment moment) {
        if (moment instanceof History.Moment.Generation wanted) {
            return "generation " + wanted.number();
        } else if (moment instanceof History.Moment.Version wanted) {
            return "version " + wanted.number();
        }
        return "timestamp " + ((History.Moment.Timestamp) moment).instant();
    }
}
