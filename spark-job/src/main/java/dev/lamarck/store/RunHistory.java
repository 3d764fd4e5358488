package dev.lamarck.store;

import java.util.List;
import java.util.Optional;
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

    Optional<byte[]> state(String name, int head) {
        StateCodec codec = new StateCodec();
        return warehouse
                .committed(Table.STATE, run, head)
                .where(functions.col("name").equalTo(name))
                .orderBy(functions.col("generation").desc())
                .limit(1)
                .collectAsList()
                .stream()
                .map(row -> codec.fromRow(row).content())
                .findFirst();
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
