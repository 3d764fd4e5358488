package dev.lamarck.store;

import java.time.Duration;
import java.util.Optional;

/**
 * How a warehouse is kept.
 *
 * @param writer who writes the tables' logs
 * @param retention how long old versions and deleted files stay readable: the window in which a run can be branched
 * @param checkpointInterval every how many versions a table's log is summed up
 * @param syncs whether commits and files are forced to the local disk, so that they survive a loss of power
 * @param lock whether a driver locks its run on a local disk
 * @param database the catalog's database to register the tables in; none leaves them as paths
 */
public record StoreSettings(
        Writer writer,
        Duration retention,
        int checkpointInterval,
        boolean syncs,
        boolean lock,
        Optional<String> database) {

    /** Who writes the tables' logs. */
    public enum Writer {
        /** Lamarck itself, in milliseconds. */
        LOG,
        /** Spark's Delta writer: for tables that others change in ways only Spark understands. */
        SPARK
    }

    public StoreSettings {
        if (retention.isNegative() || retention.isZero()) {
            throw new IllegalArgumentException("retention is " + retention + ": it must be longer than nothing");
        }
        if (checkpointInterval < 1) {
            throw new IllegalArgumentException("checkpoint-interval is " + checkpointInterval + ": at least 1");
        }
    }

    public static StoreSettings defaults() {
        return new StoreSettings(Writer.LOG, Duration.ofDays(30), 100, true, true, Optional.empty());
    }
}
