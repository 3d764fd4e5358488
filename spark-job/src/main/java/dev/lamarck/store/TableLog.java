package dev.lamarck.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.delta.storage.CloseableIterator;
import io.delta.storage.LogStore;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** The numbered commits of one table. */
final class TableLog {

    private final Table table;
    private final LogStore store;
    private final Configuration configuration;
    private final Path folder;

    TableLog(Table table, Path root, LogStore store, Configuration configuration) {
        this.table = table;
        this.store = store;
        this.configuration = configuration;
        this.folder = new Path(new Path(root, table.tableName()), "_delta_log");
    }

    Table table() {
        return table;
    }

    /** The folder of the table. */
    Path root() {
        return folder.getParent();
    }

    /** The commit of a version; empty if there is none, or none any more. */
    Optional<LogCommit> read(long version) {
        List<JsonNode> actions = new ArrayList<>();
        try (CloseableIterator<String> lines = store.read(file(version), configuration)) {
            while (lines.hasNext()) {
                actions.add(Json.parse(lines.next()));
            }
        } catch (FileNotFoundException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw StoreErrors.cannotRead(table, root().toString(), e);
        }
        return Optional.of(new LogCommit(version, actions));
    }

    /** Publishes a version if no other writer has; says whether it did. */
    boolean publish(long version, List<String> actions) {
        try {
            store.write(file(version), actions.iterator(), false, configuration);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (IOException e) {
            throw StoreErrors.cannotWrite(table, root().toString(), e);
        }
    }

    /** Makes the folder of a new table. */
    void prepare() {
        try {
            if (!folder.getFileSystem(configuration).mkdirs(folder)) {
                throw StoreErrors.noFolder(folder.toString());
            }
        } catch (IOException e) {
            throw StoreErrors.cannotWrite(table, root().toString(), e);
        }
    }

    /** The newest commit at or before a version that an application has numbered up to a limit, if the log has it yet. */
    Optional<LogCommit> newest(String application, long limit, long from) {
        for (long version = from; version >= 0; version--) {
            Optional<LogCommit> commit = read(version);
            if (commit.isEmpty() || isUpTo(limit, commit.get().transaction(application))) {
                return commit;
            }
        }
        return Optional.empty();
    }

    private static boolean isUpTo(long limit, OptionalLong transaction) {
        return transaction.isPresent() && transaction.getAsLong() <= limit;
    }

    private Path file(long version) {
        return new Path(folder, String.format(Locale.ROOT, "%020d.json", version));
    }
}
