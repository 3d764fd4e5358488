package dev.lamarck.spark;

import dev.lamarck.cache.CacheKey;
import dev.lamarck.cache.Entry;
import dev.lamarck.cache.SharedTier;
import dev.lamarck.store.CacheCodec;
import dev.lamarck.store.CacheRow;
import dev.lamarck.store.CacheTable;
import dev.lamarck.store.DataFile;
import dev.lamarck.store.FileTarget;
import dev.lamarck.store.RowFile;
import dev.lamarck.store.StoreException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The table {@code cache} as the shared tier. What is new waits until a task of this JVM ends, is written with its rows and
 * committed with its generation. What others have committed is looked up at the first miss of a generation: a run none of
 * whose evaluators asks pays nothing.
 */
final class TableTier implements SharedTier {

    private static final Logger LOG = LoggerFactory.getLogger(TableTier.class);

    /** Larger entries stay on the machine that found them out. */
    private static final int LARGEST = 4 << 20;

    private static final Comparator<CacheKey> BY_KEY =
            Comparator.comparing(CacheKey::namespace).thenComparing(CacheKey::hash);

    private final CacheTable table;
    private final Map<String, Integer> begun = new HashMap<>();
    private boolean stale = true;
    private final List<Written> written = new ArrayList<>();
    private Map<CacheKey, Entry> waiting = new TreeMap<>(BY_KEY);

    /** A file whose commit nobody has seen yet. */
    private record Written(int generation, DataFile file, Map<CacheKey, Entry> entries) {}

    TableTier(CacheTable table) {
        this.table = table;
    }

    /** Notes that a generation begins; several runs may share the JVM. */
    void begin(String run, int generation) {
        synchronized (begun) {
            Integer before = begun.put(run, generation);
            if (before == null || before != generation) {
                stale = true;
            }
        }
    }

    @Override
    public Map<CacheKey, Entry> find(Collection<CacheKey> keys) {
        Map<CacheKey, Entry> found = new HashMap<>();
        refresh();
        List<CacheTable.Key> wanted = keys.stream()
                .map(key -> new CacheTable.Key(key.namespace(), key.hash()))
                .toList();
        for (CacheRow row : table.find(wanted)) {
            found.put(new CacheKey(row.namespace(), row.key()), new Entry(row.value(), row.createdAt()));
        }
        return found;
    }

    /** Whoever comes while another looks waits for what it finds. */
    private void refresh() {
        synchronized (begun) {
            if (stale) {
                stale = false;
                try {
                    table.refresh();
                } catch (StoreException e) {
                    LOG.warn("table=cache unreadable=\"{}\"", e.getMessage());
                }
            }
        }
    }

    @Override
    public synchronized void keep(CacheKey key, Entry entry) {
        if (entry.value().length <= LARGEST) {
            waiting.put(key, entry);
        }
    }

    /** Writes what waits, in the order of keys, and once more what went into files that no commit has named. */
    List<DataFile> write(int generation, FileTarget target) {
        refresh();
        Map<CacheKey, Entry> entries = taken(generation);
        if (entries.isEmpty()) {
            return List.of();
        }
        List<CacheRow> rows = new ArrayList<>();
        entries.forEach((key, entry) -> rows.add(
                new CacheRow(generation, rows.size(), key.namespace(), key.hash(), entry.value(), entry.created())));
        boolean done = false;
        try (RowFile<CacheRow> file = RowFile.create(new CacheCodec(), target)) {
            rows.forEach(file::write);
            DataFile finished = file.finish();
            table.wrote(finished, rows);
            noteWritten(new Written(generation, finished, entries));
            done = true;
            return List.of(finished);
        } finally {
            if (!done) { // the task was killed, or the disk is full
                entries.forEach(this::keep);
            }
        }
    }

    private synchronized void noteWritten(Written file) {
        written.add(file);
    }

    /** A generation begins when the last but one is committed: a file that is in no commit then never will be. */
    private synchronized Map<CacheKey, Entry> taken(int generation) {
        written.removeIf(file -> file.file().path().contains(":/") || !table.isUncommitted(file.file()));
        written.removeIf(file -> {
            boolean lost = file.generation() + 1 < generation;
            if (lost) {
                file.entries().forEach(waiting::putIfAbsent);
            }
            return lost;
        });
        Map<CacheKey, Entry> taken = waiting;
        waiting = new TreeMap<>(BY_KEY);
        return taken;
    }
}
