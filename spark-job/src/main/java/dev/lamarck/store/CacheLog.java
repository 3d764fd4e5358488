package dev.lamarck.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.delta.kernel.defaults.engine.DefaultEngine;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * What the log of {@code cache} says, read by an executor: the whole of it once, through Delta Kernel and its checkpoints,
 * and from then on the commits that were added, one small file each.
 */
final class CacheLog {

    private final Path root;
    private final Configuration configuration;
    private long version = -1;

    CacheLog(Path root, Configuration configuration) {
        this.root = root;
        this.configuration = configuration;
    }

    /** What is new since the last look. */
    record News(List<DataFile> added, List<String> removed) {}

    News read() {
        return version < 0 ? all() : since();
    }

    private News all() {
        Optional<TableSnapshot> snapshot =
                TableSnapshot.load(Table.CACHE, root.toString(), DefaultEngine.create(configuration));
        if (snapshot.isEmpty()) {
            return new News(List.of(), List.of());
        }
        version = snapshot.get().version();
        List<DataFile> files = new ArrayList<>(snapshot.get().files());
        files.sort(Comparator.comparingLong(DataFile::modified).reversed().thenComparing(DataFile::path));
        return new News(files, List.of());
    }

    private News since() {
        List<DataFile> added = new ArrayList<>();
        List<String> removed = new ArrayList<>();
        for (Optional<LogCommit> next = commit(version + 1); next.isPresent(); next = commit(version + 1)) {
            added.addAll(next.get().added());
            removed.addAll(next.get().removed());
            version++;
        }
        return new News(added, removed);
    }

    private Optional<LogCommit> commit(long number) {
        Path file = new Path(root, String.format(Locale.ROOT, "_delta_log/%020d.json", number));
        List<JsonNode> actions = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(file.getFileSystem(configuration).open(file), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                actions.add(Json.parse(line));
            }
        } catch (FileNotFoundException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw StoreErrors.cannotRead(Table.CACHE, file.toString(), e);
        }
        return Optional.of(new LogCommit(number, actions));
    }
}
