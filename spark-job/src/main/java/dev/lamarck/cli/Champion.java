package dev.lamarck.cli;

import dev.lamarck.genome.Genome;
import dev.lamarck.store.CandidateCodec;
import dev.lamarck.store.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * The best candidate of a run.
 *
 * @param operator what made it
 * @param metrics what its evaluator measured
 */
record Champion(
        String id,
        int generation,
        int slot,
        int island,
        String operator,
        double score,
        SortedMap<String, Double> metrics,
        Genome genome) {

    private static final String BEST = "best";

    /** The best of the newest generation that is committed. */
    static Optional<Champion> find(SparkSession spark, String warehouse, String run) {
        return of(spark, warehouse, Table.POPULATION, run)
                .where(functions.col("role").equalTo(BEST))
                .select("born_generation", "born_slot")
                .collectAsList()
                .stream()
                .findFirst()
                .flatMap(place -> born(spark, warehouse, run, place));
    }

    private static Optional<Champion> born(SparkSession spark, String warehouse, String run, Row place) {
        List<Row> rows = of(spark, warehouse, Table.CANDIDATES, run)
                .where(functions.col("generation").equalTo(place.getInt(0)))
                .where(functions.col("slot").equalTo(place.getInt(1)))
                .collectAsList();
        return rows.stream().findFirst().map(Champion::of);
    }

    private static Dataset<Row> of(SparkSession spark, String warehouse, Table table, String run) {
        return spark.read()
                .format("delta")
                .load(warehouse + "/" + table.tableName())
                .where(functions.col(Table.RUN).equalTo(run));
    }

    private static Champion of(Row row) {
        return new Champion(
                row.getAs("candidate_id"),
                row.<Integer>getAs("generation"),
                row.<Integer>getAs("slot"),
                row.<Integer>getAs("island"),
                row.getAs("operator"),
                row.<Double>getAs("score"),
                new TreeMap<>(row.getJavaMap(row.fieldIndex("metrics"))),
                CandidateCodec.genome(row));
    }

    Map<String, Object> json() {
        return new Json()
                .put("score", score)
                .put("candidate", id)
                .put("generation", generation)
                .put("slot", slot)
                .put("island", island)
                .put("operator", operator)
                .put("metrics", metrics)
                .map();
    }
}
