package dev.lamarck.store;

import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.conf.Positive;
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
        @Default("log") @Doc("who writes the tables' logs: log (Lamarck, in milliseconds) or spark") Writer writer,
        @Default("30d") @Doc("how long old versions stay readable: the window in which a run can be branched")
                Duration retention,
        @Default("100") @Positive @Doc("versions between two checkpoints of a table's log") int checkpointInterval,
        @Default("true") @Doc("force commits and files to the local disk, so that they survive a loss of power")
                boolean syncs,
        @Default("true") @Doc("lock a run on a local disk against a second driver") boolean lock,
        @Doc("database of the catalog to register the tables in") Optional<String> database) {

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
