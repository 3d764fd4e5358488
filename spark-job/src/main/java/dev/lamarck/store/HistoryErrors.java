package dev.lamarck.store;

import dev.lamarck.store.StoreException.Fault;
import java.io.IOException;
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

    static StoreException unfinished(String run, RunRow.Parent parent) {
        return new StoreException(
                Fault.USER,
                "Cannot use run " + run + ": its branch from generation " + parent.generation() + " of run "
                        + parent.run() + " was not finished. Branch again from that generation under the same name, or"
                        + " choose another name.");
    }

    static StoreException shortRetention(Duration retention, Duration shortest) {
        return new StoreException(
                Fault.USER,
                "Cannot maintain the warehouse with a retention of " + Retention.text(retention)
                        + ": files of a running stage would look unused. Set store.retention to at least "
                        + Retention.text(shortest) + ", and longer than a stage takes.");
    }

    static StoreException staging(String folder, IOException cause) {
        return new StoreException(
                "Cannot clean up staged work in " + folder + ": " + cause.getMessage()
                        + ". Check the rights on the folder; nothing that is committed lies in it.",
                cause);
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
