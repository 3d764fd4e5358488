package dev.lamarck.store;

import dev.lamarck.genome.Hash128;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.spark.sql.Row;

/**
 * What a run's committed generations left, read from the data files without a Spark job and without a genome. It stays as
 * it was when it was taken, however the run goes on.
 */
public final class Past {

    private static final Set<String> JUDGED = Set.of("generation", "slot", "status", "fitness");
    private static final Set<String> DESCENT =
            Set.of("generation", "slot", "score", "candidate_id", "operator", "parents");

    private final Warehouse warehouse;
    private final Head head;

    Past(Warehouse warehouse, Head head) {
        this.warehouse = warehouse;
        this.head = head;
    }

    /** The newest generation it knows. */
    public int newest() {
        return head.generation();
    }

    /** The figures of all generations, in order. */
    public List<GenerationRow> generations() {
        GenerationCodec codec = new GenerationCodec();
        return read(codec.table(), Set.of(), codec::fromRow).stream()
                .filter(row -> row.generation() <= newest())
                .sorted(Comparator.comparingInt(GenerationRow::generation))
                .toList();
    }

    /** Every version of the settings, in order. */
    public List<SettingsRow> settings() {
        SettingsCodec codec = new SettingsCodec();
        return read(codec.table(), Set.of(), codec::fromRow).stream()
                .filter(row -> row.generation() <= newest())
                .sorted(Comparator.comparingInt(SettingsRow::version))
                .toList();
    }

    /** The newest state of each name. */
    public Map<String, byte[]> states() {
        Map<String, byte[]> newest = new HashMap<>();
        StateCodec codec = new StateCodec();
        read(codec.table(), Set.of(), codec::fromRow).stream()
                .filter(row -> row.generation() <= newest())
                .sorted(Comparator.comparingInt(StateRow::generation))
                .forEach(row -> newest.put(row.name(), row.content()));
        return newest;
    }

    /**
     * What was scored in some of the generations, in the order of generation and slot. Most of the time goes into opening
     * files, so that a few generations of a long run are read much faster than all.
     */
    public List<Judgement> judgements(IntPredicate generations) {
        List<DataFile> files = warehouse.snapshot(Table.CANDIDATES).files(head.run()).stream()
                .filter(file -> first(file) <= newest())
                .filter(file -> IntStream.rangeClosed(first(file), Math.min(last(file), newest()))
                        .anyMatch(generations))
                .toList();
        return read(files, Table.CANDIDATES, JUDGED, Past::judgement).stream()
                .filter(row -> row.generation() <= newest() && generations.test(row.generation()))
                .filter(row -> row.fitness().length > 0)
                .sorted(Comparator.comparingInt(Judgement::generation).thenComparingInt(Judgement::slot))
                .toList();
    }

    private static Judgement judgement(Row row) {
        boolean scored = "scored".equals(row.<String>getAs("status"));
        return new Judgement(
                row.<Integer>getAs("generation"),
                row.<Integer>getAs("slot"),
                scored ? Cells.doubles(row, "fitness") : new double[0]);
    }

    /**
     * A candidate and its ancestors as far as this run evaluated them, newest first, this many at the most; nothing if
     * there is no such candidate.
     *
     * <p>A parent is always of an older generation than its child, so that one pass from the newest to the oldest
     * generation meets every child before its parents, and needs to remember only who is still wanted.
     */
    public List<Ancestor> ancestors(Hash128 candidate, int most) {
        Set<Hash128> wanted = new HashSet<>(Set.of(candidate));
        List<Ancestor> found = new ArrayList<>();
        for (List<DataFile> files :
                fromNewest(warehouse.snapshot(Table.CANDIDATES).files(head.run()))) {
            List<Ancestor> rows = read(files, Table.CANDIDATES, DESCENT, Past::ancestor).stream()
                    .filter(row -> row.generation() <= newest())
                    .sorted(Comparator.comparingInt(Ancestor::generation)
                            .reversed()
                            .thenComparingInt(Ancestor::slot))
                    .toList();
            for (Ancestor row : rows) {
                if (found.size() < most && wanted.remove(row.id())) {
                    found.add(row);
                    wanted.addAll(row.parents());
                }
            }
            if (wanted.isEmpty() || found.size() == most) {
                break;
            }
        }
        return found;
    }

    private static Ancestor ancestor(Row row) {
        return new Ancestor(
                Cells.hash(row, "candidate_id"),
                row.<Integer>getAs("generation"),
                row.<Integer>getAs("slot"),
                row.getAs("operator"),
                Cells.optionalDouble(row, "score"),
                Cells.hashes(row, "parents"));
    }

    /** The files in groups that share no generation, the newest group first. */
    private static List<List<DataFile>> fromNewest(List<DataFile> files) {
        List<DataFile> sorted = files.stream()
                .sorted(Comparator.comparingInt(Past::last).reversed().thenComparing(DataFile::path))
                .toList();
        List<List<DataFile>> groups = new ArrayList<>();
        int oldest = Integer.MIN_VALUE;
        for (DataFile file : sorted) {
            if (groups.isEmpty() || last(file) < oldest) {
                groups.add(new ArrayList<>());
                oldest = first(file);
            }
            groups.get(groups.size() - 1).add(file);
            oldest = Math.min(oldest, first(file));
        }
        return groups;
    }

    private static int first(DataFile file) {
        return FileStats.of(file.statsJson()).smallest("generation");
    }

    private static int last(DataFile file) {
        return FileStats.of(file.statsJson()).largest("generation");
    }

    private <T> List<T> read(Table table, Set<String> columns, Function<Row, T> make) {
        return read(warehouse.snapshot(table).files(head.run()), table, columns, make);
    }

    /** The files side by side, as most of the time goes into opening them; no columns means all. */
    private <T> List<T> read(List<DataFile> files, Table table, Set<String> columns, Function<Row, T> make) {
        String root = warehouse.log(table).root().toUri().toString();
        RowFiles.Cut<T> cut = new RowFiles.Cut<>(table, column -> columns.isEmpty() || columns.contains(column), make);
        return files.parallelStream()
                .map(file -> RowFiles.read(cut, file, root, warehouse.configuration(), FilterCompat.NOOP))
                .flatMap(List::stream)
                .toList();
    }
}
