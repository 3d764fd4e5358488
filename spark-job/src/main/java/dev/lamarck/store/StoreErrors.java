package dev.lamarck.store;

import dev.lamarck.store.StoreException.Fault;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The messages of the store: what, why, what to do. */
final class StoreErrors {

    private StoreErrors() {}

    static StoreException runName(String run) {
        return new StoreException(
                Fault.USER,
                "Cannot use '" + run + "' as the name of a run: it becomes a folder and part of transaction names. Use"
                        + " 1 to 63 characters of a-z, 0-9 and -, starting with a letter or digit.");
    }

    static StoreException cannotWrite(Table table, String root, IOException cause) {
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

    private static String reason(IOException cause) {
        @Nullable String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : cause.getClass().getSimpleName() + ": " + message;
    }

    private static String remedy(IOException cause) {
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
