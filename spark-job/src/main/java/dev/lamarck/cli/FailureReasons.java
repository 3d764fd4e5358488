package dev.lamarck.cli;

import dev.lamarck.run.Runs;
import dev.lamarck.store.Table;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * Why candidates failed.
 *
 * @param counts how many, by reason
 * @param example a message of the most frequent reason
 */
record FailureReasons(SortedMap<String, Long> counts, Optional<String> example) {

    /** The reasons in the newest generation of a run. */
    static FailureReasons of(SparkSession spark, Runs.Outcome outcome) {
        SortedMap<String, Long> counts = outcome.settled().row().orElseThrow().failures();
        Optional<String> known =
                mostFrequent(counts).map(most -> outcome.examples().get(most.getKey()));
        return new FailureReasons(counts, known.or(() -> stored(spark, outcome, counts)));
    }

    private static Optional<String> stored(SparkSession spark, Runs.Outcome outcome, SortedMap<String, Long> counts) {
        return mostFrequent(counts)
                .flatMap(most -> spark
                        .read()
                        .format("delta")
                        .load(outcome.warehouse() + "/" + Table.CANDIDATES.tableName())
                        .where(functions.col(Table.RUN).equalTo(outcome.run()))
                        .where(functions
                                .col("generation")
                                .equalTo(outcome.settled().generation()))
                        .where(functions.col("failure_reason").equalTo(most.getKey()))
                        .select("failure_message")
                        .limit(1)
                        .collectAsList()
                        .stream()
                        .map((Row row) -> row.getString(0))
                        .findFirst());
    }

    private static Optional<Map.Entry<String, Long>> mostFrequent(SortedMap<String, Long> counts) {
        return counts.entrySet().stream().max(Map.Entry.comparingByValue());
    }

    /** Such as: most often 'not-finite' (40 of 44): Metric 'score' is NaN. */
    String text() {
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        return mostFrequent(counts)
                .map(most -> "most often '" + most.getKey() + "' (" + Words.count(most.getValue()) + " of "
                        + Words.count(all) + ")"
                        + example.map(text -> ": " + text.replaceAll("[.]$", ""))
                                .orElse(""))
                .orElse("for no reason that is known");
    }

    /** Such as: 40 not-finite, 4 timeout. */
    static String list(SortedMap<String, Long> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .map(entry -> Words.count(entry.getValue()) + " " + entry.getKey())
                .reduce((a, b) -> a + ", " + b)
                .orElse("none");
    }
}
