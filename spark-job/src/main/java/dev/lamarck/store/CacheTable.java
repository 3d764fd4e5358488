package dev.lamarck.store;

import dev.lamarck.genome.Hash128;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.filter2.predicate.FilterApi;
import org.apache.parquet.io.api.Binary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds entries in the table {@code cache}, of all runs, without Spark: what an executor does. Keys are hashes, so that no
 * bounds tell which file has one; instead the keys of every file are read once, newest files first, and remembered in a few
 * bytes each. A small file is then read whole, as its neighbours are what is asked for next; of a large one, only the pages
 * that may hold the wanted keys. Entries are facts, so those of generations that are not committed count too, and a file
 * that is gone is as if it had never been there.
 */
public final class CacheTable {

    private static final Logger LOG = LoggerFactory.getLogger(CacheTable.class);
    private static final int MOST_KEYS = 4_000_000;
    private static final long SMALL = 1 << 20;

    private final String root;
    private final Configuration configuration;
    private final CacheLog log;
    private final KeyIndex index = new KeyIndex(MOST_KEYS);
    private final List<DataFile> files = new ArrayList<>();
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final Set<String> uncommitted = new HashSet<>();
    private final Set<Integer> gone = new HashSet<>();

    /** The name of an entry. */
    public record Key(String namespace, Hash128 hash) {

        static Key of(CacheRow row) {
            return new Key(row.namespace(), row.key());
        }

        long bits() {
            byte[] name = namespace.getBytes(StandardCharsets.UTF_8);
            return hash.high() ^ Hash128.digest(name).low();
        }
    }

    private CacheTable(Path root, Configuration configuration) {
        this.root = root.toUri().toString();
        this.configuration = configuration;
        this.log = new CacheLog(root, configuration);
    }

    /** The table of a warehouse that is named as {@link Warehouse#uri} does. */
    public static CacheTable of(String warehouse, HadoopConf conf) {
        return new CacheTable(new Path(new Path(warehouse), Table.CACHE.tableName()), conf.configuration());
    }

    /** Takes up what was committed since the last time. */
    public synchronized void refresh() {
        CacheLog.News news = log.read();
        news.removed().forEach(this::forget);
        for (DataFile file : news.added()) {
            uncommitted.remove(file.path());
            if (!numbers.containsKey(file.path()) && !news.removed().contains(file.path())) {
                take(file, keys(file));
            }
        }
    }

    /** Takes up a file that this executor has just written, committed or not. */
    public synchronized void wrote(DataFile file, Collection<CacheRow> rows) {
        take(file, rows.stream().map(Key::of).toList());
        uncommitted.add(file.path());
    }

    /** Whether a file that this executor has written is in no commit that it knows of. */
    public synchronized boolean isUncommitted(DataFile file) {
        return uncommitted.contains(file.path());
    }

    private void take(DataFile file, Collection<Key> keys) {
        int number = files.size();
        files.add(file);
        numbers.put(file.path(), number);
        keys.forEach(key -> index.put(key.bits(), number));
    }

    private List<Key> keys(DataFile file) {
        RowFiles.Cut<Key> cut = new RowFiles.Cut<>(
                Table.CACHE,
                column -> column.equals("namespace") || column.equals("key"),
                row -> new Key(row.getAs("namespace"), Cells.hash(row, "key")));
        try {
            return RowFiles.read(cut, file, root, configuration, FilterCompat.NOOP);
        } catch (StoreException e) {
            LOG.debug("cache-file={} left-out=\"{}\"", file.path(), e.getMessage());
            return List.of();
        }
    }

    /** The entries that there are of these keys, and what else was read on the way. */
    public List<CacheRow> find(Collection<Key> keys) {
        List<CacheRow> found = new ArrayList<>();
        places(keys).forEach((file, wanted) -> found.addAll(read(file, wanted)));
        return found;
    }

    private synchronized Map<DataFile, List<Key>> places(Collection<Key> keys) {
        Map<DataFile, List<Key>> places = new LinkedHashMap<>();
        for (Key key : keys) {
            int number = index.find(key.bits());
            if (number >= 0 && !gone.contains(number)) {
                places.computeIfAbsent(files.get(number), file -> new ArrayList<>())
                        .add(key);
            }
        }
        return places;
    }

    private List<CacheRow> read(DataFile file, List<Key> wanted) {
        FilterCompat.Filter filter = FilterCompat.NOOP;
        if (file.size() > SMALL) {
            Set<Binary> names = new HashSet<>();
            wanted.forEach(key -> names.add(Binary.fromString(key.hash().toString())));
            filter = FilterCompat.get(FilterApi.in(FilterApi.binaryColumn("key"), names));
        }
        try {
            return RowFiles.read(new CacheCodec(), List.of(file), root, configuration, filter);
        } catch (StoreException e) {
            LOG.debug("cache-file={} gone=\"{}\"", file.path(), e.getMessage());
            forget(file.path());
            return List.of();
        }
    }

    private synchronized void forget(String path) {
        Integer number = numbers.remove(path);
        if (number != null) {
            gone.add(number);
        }
    }
}
