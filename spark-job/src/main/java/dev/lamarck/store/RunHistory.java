package dev.lamarck.store;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Reads the committed past of one run through Spark: what a driver needs once, when it takes a run up again. */
final class RunHistory {

    private final Warehouse warehouse;
    private final String run;

    RunHistory(Warehouse warehouse, String run) {
        this.warehouse = warehouse;
        this.run = run;
    }

    List<GenerationRow> generations(int head) {
        GenerationCodec codec = new GenerationCodec();
        return warehouse.committed(Table.GENERATIONS, run, head).orderBy("generation").collectAsList().stream()
                .map(codec::fromRow)
                .toList();
    }

    /** The rows of the newest generations, this many, in order. */
    List<GenerationRow> newest(int head, int count) {
        List<DataFile> files = files(Table.GENERATIONS).stream()
                .filter(file -> FileStats.of(file.statsJson()).largest("generation") > head - count)
                .toList();
        return read(new GenerationCodec(), files).stream()
                .filter(row -> head - count < row.generation() && row.generation() <= head)
                .sorted(Comparator.comparingInt(GenerationRow::generation))
                .toList();
    }

    /** The newest state of each name. */
    Map<String, byte[]> states(int head) {
        Map<String, StateRow> newest = new HashMap<>();
        for (DataFile file :
                files(Table.STATE)) { // one after the other: the past of a state may be larger than the memory
            read(new StateCodec(), List.of(file)).stream()
                    .filter(row -> row.generation() <= head)
                    .forEach(row -> newest.merge(row.name(), row, RunHistory::newer));
        }
        Map<String, byte[]> contents = new HashMap<>();
        newest.forEach((name, row) -> contents.put(name, row.content()));
        return contents;
    }

    private static StateRow newer(StateRow one, StateRow other) {
        return other.generation() >= one.generation() ? other : one;
    }

    /** The population in its live files. */
    List<PopulationRow> population(List<DataFile> live) {
        return read(new PopulationCodec(), live).stream()
                .sorted(Comparator.comparingInt(PopulationRow::island)
                        .thenComparing(PopulationRow::role)
                        .thenComparingInt(PopulationRow::rank))
                .toList();
    }

    List<DataFile> files(Table table) {
        return warehouse.snapshot(table).files(run);
    }

    private <T> List<T> read(Codec<T> codec, List<DataFile> files) {
        return RowFiles.read(
                codec, files, warehouse.log(codec.table()).root().toUri().toString(), warehouse.configuration());
    }

    /** The population that a version of its table holds. */
    List<PopulationRow> population(long version) {
        PopulationCodec codec = new PopulationCodec();
        return warehouse
                .tableAt(Table.POPULATION, version)
                .where(functions.col(Table.RUN).equalTo(run))
                .orderBy("island", "role", "rank")
                .collectAsList()
                .stream()
                .map(codec::fromRow)
                .toList();
    }

    /** The candidates of a generation, committed or not. */
    Dataset<Row> candidates(int generation) {
        return warehouse
                .table(Table.CANDIDATES)
                .where(functions.col(Table.RUN).equalTo(run))
                .where(functions.col("generation").equalTo(generation));
    }
}
