package dev.lamarck.store;

import dev.lamarck.conf.Default;
import dev.lamarck.conf.Doc;
import dev.lamarck.conf.Positive;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** How a warehouse is kept. */
public record StoreSettings(
        @Default("log")
        @Doc("Who writes the tables' logs: log (Lamarck itself, milliseconds a commit) or spark (Delta's writer)")
        Writer writer,

        @Default("30d")
        @Positive
        @Doc("How long old versions and deleted files stay readable: the window in which a run can be branched")
        Duration retention,

        @Default("100") @Positive @Doc("Every how many versions the log of a table is summed up in a checkpoint")
        int checkpointInterval,

        @Default("true")
        @Doc("Whether files and commits are forced to a local disk, so that they survive a loss of power")
        boolean syncs,

        @Default("true") @Doc("Whether a driver locks its run on a local disk, so that a second one stops at once")
        boolean lock,

        @Doc("The database of Spark's catalog to register the tables in; without it they are paths only")
        Optional<String> database) {

    private static final Pattern DATABASE = Pattern.compile("[A-Za-z0-9_]+");

    /** Who writes the tables' logs. */
    public enum Writer {
        /** Lamarck itself, in milliseconds. */
        LOG,
        /** Spark's Delta writer: for tables that others change in ways that only Delta's own writer understands. */
        SPARK
    }

    public StoreSettings {
        if (retention.isNegative() || retention.isZero()) {
            throw new IllegalArgumentException("retention is " + retention + ": it has to be longer than nothing");
        }
        if (checkpointInterval < 1) {
            throw new IllegalArgumentException("checkpoint-interval is " + checkpointInterval + ": at least 1");
        }
        database.filter(name -> !DATABASE.matcher(name).matches()).ifPresent(name -> {
            throw new IllegalArgumentException("'" + name + "' is not a database: letters, digits and _ only");
        });
    }

    public static StoreSettings defaults() {
        return new StoreSettings(Writer.LOG, Duration.ofDays(30), 100, true, true, Optional.empty());
    }
}
