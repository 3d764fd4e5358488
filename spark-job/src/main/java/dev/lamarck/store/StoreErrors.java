package dev.lamarck.store;

import dev.lamarck.store.StoreException.Fault;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.util.VersionInfo;
import org.apache.spark.sql.types.StructField;
import org.jspecify.annotations.Nullable;

/** The messages of the store: what, why, what to do. */
final class StoreErrors {

    /** The part of Hadoop that has the file system of a scheme. */
    private static final Map<String, String> HADOOP_JARS = Map.of(
            "s3a", "hadoop-aws",
            "abfs", "hadoop-azure",
            "abfss", "hadoop-azure",
            "wasb", "hadoop-azure",
            "wasbs", "hadoop-azure",
            "adl", "hadoop-azure-datalake");

    private StoreErrors() {}

    static StoreException runName(String run) {
        return new StoreException(
                Fault.USER,
                "Cannot use '" + run + "' as the name of a run: it becomes a folder and part of transaction names. Use"
                        + " 1 to 63 characters of a-z, 0-9 and -, starting with a letter or digit.");
    }

    static StoreException cannotWrite(Table table, String root, Exception cause) {
        return new StoreException(
                "Cannot write " + table.tableName() + " under " + root + ": " + reason(cause) + ". " + remedy(cause),
                cause);
    }

    static StoreException notJson(String text, IOException cause) {
        String start = text.length() <= 80 ? text : text.substring(0, 80) + "…";
        return new StoreException(
                "Cannot read a line of a table's log: it is not JSON: " + start
                        + ". Restore the file from a backup, or use another warehouse.",
                cause);
    }

    static StoreException genomeKind(String kind) {
        return new StoreException(
                Fault.ENVIRONMENT,
                "Cannot read a genome of kind '" + kind + "': this version of Lamarck does not know it. Use the version"
                        + " that wrote the run; runs.code_version names it.");
    }

    static StoreException status(String status) {
        return new StoreException(
                Fault.ENVIRONMENT,
                "Cannot read a candidate of status '" + status + "': this version of Lamarck does not know it. Use the"
                        + " version that wrote the run; runs.code_version names it.");
    }

    static StoreException noFolder(String folder) {
        return new StoreException(
                Fault.ENVIRONMENT,
                "Cannot make the folder " + folder
                        + ": the file system refuses. Check that its parent is writable for this"
                        + " user and that no file is in the way, or choose another warehouse.");
    }

    static StoreException cannotRead(Table table, String root, IOException cause) {
        return new StoreException(
                "Cannot read " + table.tableName() + " under " + root + ": " + reason(cause) + ". " + remedy(cause),
                cause);
    }

    static StoreException cannotOpen(Table table, String root, RuntimeException cause) {
        return new StoreException(
                "Cannot open table " + table.tableName() + " under " + root + ": " + cause.getMessage()
                        + ". If a newer version of Lamarck or of Delta wrote it, use that version; else restore the table"
                        + " from a backup.",
                cause);
    }

    static StoreException missing(Table table, String root) {
        return new StoreException(
                Fault.ENVIRONMENT,
                "Cannot find table " + table.tableName() + " under " + root
                        + ": its log is gone since the warehouse was"
                        + " opened. Restore the folder, or use another warehouse.");
    }

    static StoreException vanished(Table table, long version) {
        return new StoreException(
                Fault.ENVIRONMENT,
                "Cannot read version " + version + " of " + table.tableName() + ": the file system says that it exists"
                        + " and that it does not. Check that the file system is consistent, then resume the run.");
    }

    static StoreException noUri() {
        return new StoreException(
                Fault.USER,
                "Cannot open a warehouse without a name: its folder is given as nothing. Write a path or a Hadoop URI,"
                        + " or leave the option away to use the folder 'warehouse'.");
    }

    static StoreException malformed(String uri, IllegalArgumentException cause) {
        return new StoreException(
                Fault.USER,
                "Cannot use '" + uri + "' as a warehouse: " + cause.getMessage()
                        + ". Write a path such as 'warehouse' or a URI such as hdfs://host/folder.");
    }

    static StoreException noFileSystem(String uri, String scheme, ClassNotFoundException cause) {
        String jar = HADOOP_JARS.get(scheme);
        String version = VersionInfo.getVersion();
        String remedy = jar == null
                ? "Add the jar that has this class with --jars."
                : "Add " + jar + " " + version + " and what it needs, such as with --packages org.apache.hadoop:" + jar
                        + ":" + version + ".";
        return new StoreException(
                "Cannot reach the warehouse '" + uri + "': the file system for " + scheme
                        + ":// is not on the class path (" + cause.getMessage() + "). " + remedy,
                cause);
    }

    static StoreException registered(Table table, String database, String there, String here) {
        return new StoreException(
                Fault.USER,
                "Cannot register " + table.tableName() + " in database " + database
                        + ": a table of that name is there for another folder, " + there + " instead of " + here
                        + ". Choose another store.database, or drop that table.");
    }

    static StoreException maintained(String warehouse, RuntimeException cause) {
        return new StoreException(
                "Cannot maintain " + warehouse
                        + ": another maintain is running and has changed the same files. Wait until"
                        + " it is done, then try again; what this one has finished stays.",
                cause);
    }

    static StoreException unreachable(String uri, Exception cause) {
        return new StoreException(
                "Cannot reach the warehouse '" + uri + "': " + cause.getMessage()
                        + ". Check its spelling, and that Spark has the file system and the rights for it.",
                cause);
    }

    static StoreException notOurs(Table table, String root) {
        return refused(
                table, root, "it is a Delta table that Lamarck did not make", "Choose another warehouse folder.");
    }

    static StoreException schemaVersion(Table table, String root, String found) {
        return refused(
                table,
                root,
                "its layout is version " + found + " and this version of Lamarck knows " + TableContract.SCHEMA_VERSION,
                "Use the version of Lamarck that wrote it.");
    }

    static StoreException protocol(Table table, String root, int reader, int writer) {
        return refused(
                table,
                root,
                "its Delta protocol is (" + reader + ", " + writer + ") and this version of Lamarck writes ("
                        + TableContract.READER + ", " + TableContract.WRITER + ") only",
                "Use the version of Lamarck that upgraded it, or restore the table to a version before the upgrade.");
    }

    static StoreException partitions(Table table, String root, Object found) {
        return refused(
                table,
                root,
                "it is partitioned by " + found + " instead of [" + Table.RUN + "]",
                "Undo the change, or choose another warehouse folder.");
    }

    static StoreException column(Table table, String root, StructField column) {
        return refused(
                table,
                root,
                "it has no column " + column.name() + " of type "
                        + column.dataType().sql(),
                "Undo the change of its schema, or choose another warehouse folder.");
    }

    private static StoreException refused(Table table, String root, String why, String remedy) {
        return new StoreException(
                Fault.ENVIRONMENT,
                "Cannot use table " + table.tableName() + " under " + root + ": " + why + ". " + remedy);
    }

    static StoreException unsafeLogStore(Optional<String> chosen) {
        return new StoreException(
                Fault.ENVIRONMENT,
                "Cannot use a warehouse on the local disk: this Spark session publishes Delta commits there through "
                        + chosen.orElse("Delta's default log store")
                        + ", which can lose commits between two processes. Start it with --conf "
                        + LogStores.key("file") + "=" + HardLinkLogStore.class.getName() + ".");
    }

    static StoreException unknownScheme(String scheme) {
        return new StoreException(
                Fault.USER,
                "Cannot use a warehouse on '" + scheme + "': nothing is known of how that file system publishes a file,"
                        + " and a rename that is not atomic can lose commits between two processes. Name a log store"
                        + " made for it with --conf " + LogStores.key(scheme)
                        + "=CLASS, or choose another warehouse.");
    }

    static StoreException logStoreClass(String scheme, Optional<String> chosen, Throwable cause) {
        return new StoreException(
                "Cannot use the log store " + chosen.orElse("of Delta") + " for " + scheme + ": " + cause
                        + ". Name a class on the class path in " + LogStores.key(scheme)
                        + " that extends io.delta.storage.LogStore.",
                cause);
    }

    static FencedException fenced(Driver driver, TableCommit wanted, long version, String owner) {
        return new FencedException("Cannot commit generation " + wanted.generation() + " of run " + driver.run()
                + ": another driver (" + owner + ") has committed to version " + version + " of "
                + wanted.table().tableName() + " since this one (" + driver.owner()
                + ") took the run up. Let the other one go on; resume the run once it has stopped.");
    }

    static FencedException skipped(Driver driver, TableCommit wanted) {
        return new FencedException(
                "Cannot commit generation " + wanted.generation() + " of run " + driver.run()
                        + ": Delta says that " + wanted.table().tableName()
                        + " has a later generation of it. Let the driver that made it go on; resume the run once it has stopped.");
    }

    static StoreException conflict(TableCommit wanted, RuntimeException cause) {
        return new StoreException(
                "Cannot commit generation " + wanted.generation() + " to "
                        + wanted.table().tableName()
                        + ": another program changed the same rows at the same time: " + cause.getMessage()
                        + ". Resume the run; every committed generation is intact.",
                cause);
    }

    static StoreException cannotDelete(String path, IOException cause) {
        return new StoreException("Cannot delete " + path + ": " + reason(cause) + ". " + remedy(cause), cause);
    }

    static StoreException driven(String run, String holder) {
        String[] lines = holder.split("\n", -1);
        String who = lines.length < 3
                ? "another process has just begun to drive it"
                : "process " + lines[0] + " on " + lines[1] + " has driven it since " + lines[2];
        String stop = lines.length < 3 ? "stop it" : "stop it with kill " + lines[0];
        return new StoreException(
                Fault.ENVIRONMENT, "Cannot drive run " + run + ": " + who + ". Wait for it, or " + stop + ".");
    }

    static StoreException cannotLock(String run, Path file, IOException cause) {
        return new StoreException(
                "Cannot lock run " + run + " with " + file + ": " + reason(cause) + ". " + remedy(cause), cause);
    }

    static StoreException exists(String run) {
        return new StoreException(
                Fault.USER,
                "Cannot create run " + run + ": the warehouse has a run of that name. Resume it, or choose another"
                        + " name.");
    }

    static StoreException deleted(String run) {
        return new StoreException(
                Fault.USER,
                "Cannot create run " + run + ": a run of that name was deleted from the warehouse, and its generations"
                        + " would be numbered again. Choose another name.");
    }

    static StoreException unknown(String run, String warehouse) {
        return new StoreException(
                Fault.USER,
                "Cannot open run " + run + ": " + warehouse + " has no run of that name. List the runs to see their"
                        + " names.");
    }

    static StoreException noGeneration(String run, int generation, Optional<Head> head) {
        String newest = head.map(found -> "its newest is " + found.generation()).orElse("it has none yet");
        return new StoreException(
                Fault.USER, "Cannot read generation " + generation + " of run " + run + ": " + newest + ".");
    }

    static StoreException forgotten(String run, long generation) {
        return new StoreException(
                Fault.USER,
                "Cannot read the population of generation " + generation + " of run " + run + ": the log of population"
                        + " does not reach back to it any more. Choose a newer generation; the setting retention decides"
                        + " how far back the log reaches.");
    }

    /** Libraries wrap what the system said in pages about their own state. */
    private static Throwable root(Throwable thrown) {
        Throwable root = thrown;
        for (Throwable cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
            root = cause;
        }
        return root;
    }

    private static String reason(Exception thrown) {
        Throwable cause = root(thrown);
        @Nullable String message = cause.getMessage();
        return message == null
                ? cause.getClass().getSimpleName()
                : cause.getClass().getSimpleName() + ": " + message;
    }

    private static String remedy(Exception thrown) {
        Throwable cause = root(thrown);
        String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        if (message.contains("no space left") || message.contains("quota")) {
            return "Free space there, then resume the run: every committed generation is intact.";
        }
        if (cause instanceof AccessDeniedException
                || message.contains("permission denied")
                || message.contains("read-only")) {
            return "Make the folder writable for this user, then resume the run: every committed generation is intact.";
        }
        return "Put the cause right, then resume the run: every committed generation is intact.";
    }
}
