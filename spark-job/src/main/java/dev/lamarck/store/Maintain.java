package dev.lamarck.store;

import io.delta.exceptions.DeltaConcurrentModificationException;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.exceptions.CheckpointAlreadyExistsException;
import io.delta.tables.DeltaTable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/**
 * Keeps the tables of a warehouse small and quick: few large files instead of many small ones, no files that nobody can
 * read any more, a log that need not be replayed from its start. Every step is a Delta operation of its own that a running
 * driver sees as another writer's commit, so maintenance may happen at any time, and may stop in the middle.
 *
 * <p>The population is never compacted: it is one file per run anyway, and the next generation replaces that very file.
 */
public final class Maintain {

    /** A shorter retention would take the files of a running stage, which no commit names yet, for rubbish. */
    private static final Duration SHORTEST = Duration.ofHours(1);

    /** Vacuum lists a table in that many tasks, by default 10,000, however few files there are. */
    private static final String LISTING_TASKS = "spark.sql.sources.parallelPartitionDiscovery.parallelism";

    private final Warehouse warehouse;
    private final Optional<String> run;
    private final boolean dry;
    private final SparkSession session;

    private Maintain(Warehouse warehouse, Optional<String> run, boolean dry) {
        this.warehouse = warehouse;
        this.run = run;
        this.dry = dry;
        this.session = warehouse.session().newSession();
        session.conf().set(LISTING_TASKS, warehouse.session().sparkContext().defaultParallelism());
    }

    /**
     * What happened to a table.
     *
     * @param liveBefore data files that its newest version consisted of
     * @param liveAfter the same afterwards
     * @param deleted files deleted from the disk because no version within the retention needs them; in a dry run those
     *     that would be
     * @param freedBytes their size
     * @param checkpoint the version at which the log is summed up now; none in a dry run
     */
    public record Report(
            Table table, long liveBefore, long liveAfter, long deleted, long freedBytes, Optional<Long> checkpoint) {}

    /** Maintains all tables; a run narrows what is compacted. A dry run changes nothing. */
    public static List<Report> tables(Warehouse warehouse, Optional<String> run, boolean dry) {
        run.filter(name -> !warehouse.exists(name)).ifPresent(name -> {
            throw StoreErrors.unknown(name, warehouse.uri());
        });
        refuseShortRetention(warehouse);
        Maintain maintain = new Maintain(warehouse, run, dry);
        List<Report> reports = new ArrayList<>();
        try {
            for (Table table : Table.values()) {
                reports.add(maintain.table(table));
            }
        } catch (DeltaConcurrentModificationException e) {
            throw StoreErrors.maintained(warehouse.uri(), e);
        }
        return List.copyOf(reports);
    }

    /**
     * What staging was rid of.
     *
     * @param folders of evaluations of committed generations
     * @param files for tables, older than the retention, that a driver left when it died
     */
    public record Staged(int folders, int files) {

        Staged plus(Staged other) {
            return new Staged(folders + other.folders, files + other.files);
        }
    }

    /** Deletes the staged work that nobody will ask for; a dry run says what it would delete. */
    public static Staged staging(Warehouse warehouse, boolean dry) {
        refuseShortRetention(warehouse);
        return new StagingFolders(warehouse).clean(dry);
    }

    private static void refuseShortRetention(Warehouse warehouse) {
        if (warehouse.settings().retention().compareTo(SHORTEST) < 0) {
            throw HistoryErrors.shortRetention(warehouse.settings().retention(), SHORTEST);
        }
    }

    /** Whether anything is left of a run, be it by a deletion that a crash interrupted. */
    public static boolean holds(Warehouse warehouse, String run) {
        return RunNames.valid(run)
                && Arrays.stream(Table.values())
                        .anyMatch(table -> !warehouse.snapshot(table).files(run).isEmpty());
    }

    /** Deletes a run from all tables; its files go once the retention is over. Refused while a driver is on it. */
    public static void delete(Warehouse warehouse, String run) {
        try (RunOpening lock = new RunOpening(warehouse, new Driver(run, "deletion"))) {
            long files = 0;
            for (Table table : Table.values()) { // runs first: from then on nobody takes the run up
                files += delete(warehouse, table, run);
            }
            if (files == 0) {
                throw StoreErrors.unknown(run, warehouse.uri());
            }
            new StagingFolders(warehouse).delete(run);
        }
    }

    private static int delete(Warehouse warehouse, Table table, String run) {
        int files = warehouse.snapshot(table).files(run).size();
        if (files > 0) {
            DeltaTable.forPath(warehouse.session(), warehouse.path(table)).delete(Table.RUN + " = '" + run + "'");
        }
        return files;
    }

    private Report table(Table table) {
        long before = liveFiles(table);
        if (dry) {
            boolean clean = Footprint.of(warehouse, table).files() == before;
            Footprint unused = clean ? new Footprint(0, 0) : unused(table);
            return new Report(table, before, before, unused.files(), unused.bytes(), Optional.empty());
        }
        retain(table);
        compact(table);
        Footprint deleted = vacuum(table);
        return new Report(
                table, before, liveFiles(table), deleted.files(), deleted.bytes(), Optional.of(checkpoint(table)));
    }

    private long liveFiles(Table table) {
        String detail = "DESCRIBE DETAIL " + name(table);
        return session.sql(detail).select("numFiles").first().getLong(0);
    }

    /** Brings the properties of an older table to the retention that is set now. */
    private void retain(Table table) {
        Map<String, String> now = warehouse.snapshot(table).contract().properties();
        String wanted = "interval " + Retention.text(warehouse.settings().retention());
        if (!wanted.equals(now.get(Retention.FILES)) || !wanted.equals(now.get(Retention.LOG))) {
            session.sql("ALTER TABLE " + name(table) + " SET TBLPROPERTIES ('" + Retention.FILES + "' = '" + wanted
                    + "', '" + Retention.LOG + "' = '" + wanted + "')");
        }
    }

    private void compact(Table table) {
        boolean one =
                run.isPresent() && warehouse.snapshot(table).files(run.get()).size() <= 1;
        if (!table.replaces() && !one) {
            String where =
                    run.map(name -> " WHERE " + Table.RUN + " = '" + name + "'").orElse("");
            session.sql("OPTIMIZE " + name(table) + where);
        }
    }

    /** Delta refuses a shorter retention than the table's own, which is what it uses here. */
    private Footprint vacuum(Table table) {
        Footprint before = Footprint.of(warehouse, table);
        if (before.files() == liveFiles(table)) {
            return new Footprint(0, 0);
        }
        session.sql("VACUUM " + name(table));
        return before.minus(Footprint.of(warehouse, table));
    }

    private Footprint unused(Table table) {
        List<String> paths = session.sql("VACUUM " + name(table) + " DRY RUN").collectAsList().stream()
                .map(row -> Objects.requireNonNull(row.getString(0)))
                .toList();
        return Footprint.of(warehouse, table, paths);
    }

    private long checkpoint(Table table) {
        Engine engine = warehouse.engine();
        long version = warehouse.snapshot(table).version();
        try {
            io.delta.kernel.Table.forPath(engine, warehouse.path(table)).checkpoint(engine, version);
        } catch (CheckpointAlreadyExistsException e) {
            return version;
        } catch (IOException e) {
            throw StoreErrors.cannotWrite(table, warehouse.path(table), e);
        }
        return version;
    }

    private String name(Table table) {
        return "delta.`" + warehouse.path(table) + "`";
    }
}
