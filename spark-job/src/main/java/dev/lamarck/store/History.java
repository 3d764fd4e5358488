package dev.lamarck.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * The committed generations of a run, as the commits of {@code population} tell. Versions of the table also come from
 * other runs, so a generation is found by what a commit says and never by arithmetic.
 */
public final class History {

    private final Warehouse warehouse;
    private final TableLog log;
    private final RunRow run;
    private final Head head;
    private final TableSnapshot now;

    private History(Warehouse warehouse, RunRow run, Head head, TableSnapshot now) {
        this.warehouse = warehouse;
        this.log = warehouse.log(Table.POPULATION);
        this.run = run;
        this.head = head;
        this.now = now;
    }

    /** A committed generation: the version of {@code population} that made it exist, and when that was. */
    public record Entry(int generation, long version, Instant committedAt) {

        @Override
        public String toString() {
            return "generation " + generation + " (version " + version + ", " + committedAt + ")";
        }
    }

    /** What a person may name to say which moment of a run they mean. */
    public sealed interface Moment {

        /** A generation by its number. */
        record Generation(int number) implements Moment {}

        /** The newest generation at or before a version of {@code population}. */
        record Version(long number) implements Moment {}

        /** The newest generation committed at or before a time. */
        record Timestamp(Instant instant) implements Moment {}
    }

    /** The history of a run as it is now; a run without a committed generation has none. */
    public static History of(Warehouse warehouse, String run) {
        TableSnapshot now = warehouse.snapshot(Table.POPULATION);
        RunRow row = find(warehouse, run).orElseThrow(() -> StoreErrors.unknown(run, warehouse.uri()));
        Head head = Head.find(run, warehouse.log(Table.POPULATION), now).orElseThrow(() -> HistoryErrors.empty(row));
        return new History(warehouse, row, head, now);
    }

    static Optional<RunRow> find(Warehouse warehouse, String run) {
        RunCodec codec = new RunCodec();
        return warehouse
                .table(Table.RUNS)
                .where(functions.col(Table.RUN).equalTo(RunNames.check(run)))
                .collectAsList()
                .stream()
                .map(codec::fromRow)
                .findFirst();
    }

    public RunRow run() {
        return run;
    }

    public Entry newest() {
        return new Entry(head.generation(), head.version(), head.committedAt());
    }

    /** The generations that can be read, oldest first. */
    public List<Entry> entries() {
        List<Entry> entries = new ArrayList<>(List.of(newest()));
        for (long version = head.version() - 1; version >= 0; version--) {
            Optional<LogCommit> commit = log.read(version);
            if (commit.isEmpty()) {
                break;
            }
            entry(commit.get()).filter(this::isReadable).ifPresent(entries::add);
        }
        Collections.reverse(entries);
        return List.copyOf(entries);
    }

    /** The generation at a moment, if it can still be read; else an error that says what can. */
    public Entry at(Moment moment) {
        if (moment instanceof Moment.Generation wanted && wanted.number() > head.generation()) {
            throw StoreErrors.noGeneration(run.run(), wanted.number(), Optional.of(head));
        }
        Entry found = find(isAtOrBefore(moment)).orElseThrow(() -> unreachable(moment));
        if (!isReadable(found)) {
            throw unreachable(moment);
        }
        return found;
    }

    /** The population after a generation. */
    public Dataset<Row> population(int generation) {
        long version = generation == head.generation()
                ? now.version() // the rows are still there, however long ago they were committed
                : at(new Moment.Generation(generation)).version();
        return warehouse.tableAt(Table.POPULATION, version).where(functions.col(Table.RUN).equalTo(run.run()));
    }

    private static Predicate<Entry> isAtOrBefore(Moment moment) {
        if (moment instanceof Moment.Generation wanted) {
            return entry -> entry.generation() <= wanted.number();
        } else if (moment instanceof Moment.Version wanted) {
            return entry -> entry.version() <= wanted.number();
        }
        Instant instant = ((Moment.Timestamp) moment).instant();
        return entry -> !entry.committedAt().isAfter(instant);
    }

    /** The newest entry that is far enough back, without reading further than it. */
    private Optional<Entry> find(Predicate<Entry> isFarEnough) {
        if (isFarEnough.test(newest())) {
            return Optional.of(newest());
        }
        for (long version = head.version() - 1; version >= 0; version--) {
            Optional<LogCommit> commit = log.read(version);
            if (commit.isEmpty()) {
                return Optional.empty();
            }
            Optional<Entry> found = entry(commit.get()).filter(isFarEnough);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Entry> entry(LogCommit commit) {
        OptionalLong generation = commit.transaction(Driver.application(run.run(), Table.POPULATION));
        return generation.isPresent()
                ? Optional.of(new Entry((int) generation.getAsLong(), commit.version(), commit.committedAt()))
                : Optional.empty();
    }

    /** The newest is readable for ever; of older ones the files may be gone once the retention is over. */
    private boolean isReadable(Entry entry) {
        Instant oldest = warehouse.clock().instant().minus(retention());
        return entry.version() == head.version() || entry.committedAt().isAfter(oldest);
    }

    private Duration retention() {
        return Retention.of(now.contract().properties());
    }

    private StoreException unreachable(Moment moment) {
        Entry oldest = entries().get(0);
        int first = run.parent().map(RunRow.Parent::generation).orElse(0);
        return oldest.generation() == first
                ? HistoryErrors.beforeFirst(run, moment, oldest)
                : HistoryErrors.pastRetention(run, moment, oldest, retention());
    }
}
