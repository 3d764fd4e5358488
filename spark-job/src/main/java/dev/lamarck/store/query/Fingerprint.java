package dev.lamarck.store.query;

import static org.apache.spark.sql.functions.col;

import dev.lamarck.store.History;
import dev.lamarck.store.Table;
import dev.lamarck.store.Warehouse;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What a generation came out as, in 64 hex digits: equal for two runs if and only if they have the same population after
 * the generation and evaluated the same candidates in it with the same results. No name of a run, clock, machine, attempt
 * or wording of a message is in it.
 *
 * <p>It is the SHA-256 of the following bytes, so that any reader of the tables can repeat it:
 * <pre>
 * fingerprint = text("lamarck-fingerprint-1") integer(generation)
 *               member* 0x00 candidate* 0x00
 * member      = 0x01 integer(island) text(role) optional(cell) integer(rank)
 *               text(candidate_id) text(genome_hash)
 *               integer(born_generation) integer(born_slot) integer(born_island)
 *               reals(fitness) reals(features) reals(profile)
 * candidate   = 0x01 integer(slot) text(candidate_id) text(genome_hash) reals(genes)
 *               integer(island) integer(batch) text(operator) texts(parents)
 *               text(status) optional(failure_reason)
 *               map(metrics) map(features) reals(fitness) reals(profile) map(instance_scores)
 *
 * integer(i)  = 4 bytes, the most significant first
 * real(d)     = 8 bytes: the bits of IEEE 754, the most significant first; NaN is 7ff8000000000000
 * text(s)     = integer(number of bytes) and the bytes of s in UTF-8
 * optional(s) = 0x00 if s is null, else 0x01 text(s)
 * texts, reals = integer(number of elements) and the elements in order; null is the empty list
 * map(m)      = integer(number of entries) and text(key) real(value) of each, in the order of the keys' bytes
 * </pre>
 * Members are the rows of {@code population} after the generation in the order of island, role, cell, rank, where texts
 * compare by their bytes and null comes first. Candidates are the rows of {@code candidates} of that generation in the
 * order of slot. Their {@code edits} are not among it, for they follow from the genomes, nor are their {@code marks}, which
 * are read off artifacts. Metrics that a clock measures are left out of {@code metrics}; the settings of the run name them.
 */
public final class Fingerprint {

    private static final String FORMAT = "lamarck-fingerprint-1";

    /** Rows that the driver holds at a time. */
    private static final int CHUNK = 10_000;

    private final CanonicalBytes bytes = new CanonicalBytes();
    private final Set<String> measured;

    private Fingerprint(Set<String> measured) {
        this.measured = measured;
    }

    /** The fingerprint of a committed generation, without the metrics that are measured times. */
    public static String of(Warehouse warehouse, String run, int generation, Set<String> measured) {
        Dataset<Row> population = History.of(warehouse, run).population(generation);
        Dataset<Row> candidates = warehouse
                .table(Table.CANDIDATES)
                .where(col(Table.RUN).equalTo(run).and(col("generation").equalTo(generation)));
        return new Fingerprint(measured).digest(generation, population, candidates);
    }

    private String digest(int generation, Dataset<Row> population, Dataset<Row> candidates) {
        bytes.text(FORMAT);
        bytes.integer(generation);
        each(population, this::member, col("island"), col("role"), col("cell"), col("rank"));
        each(candidates, this::candidate, col("slot"));
        return bytes.digest();
    }

    /** Sorts on the executors and hands one part after the other to the driver, so that it never holds all rows. */
    private void each(Dataset<Row> rows, Consumer<Row> write, Column... order) {
        int parts = (int) Math.max(1, (rows.count() + CHUNK - 1) / CHUNK);
        Iterator<Row> sorted = rows.repartitionByRange(parts, order)
                .sortWithinPartitions(order)
                .toLocalIterator();
        while (sorted.hasNext()) {
            bytes.flag(true);
            write.accept(sorted.next());
        }
        bytes.flag(false);
    }

    private void member(Row row) {
        bytes.integer(row.getAs("island"));
        bytes.text(row.getAs("role"));
        bytes.optionalText(row.getAs("cell"));
        bytes.integer(row.getAs("rank"));
        bytes.text(row.getAs("candidate_id"));
        bytes.text(row.getAs("genome_hash"));
        bytes.integer(row.getAs("born_generation"));
        bytes.integer(row.getAs("born_slot"));
        bytes.integer(row.getAs("born_island"));
        bytes.reals(list(row, "fitness"));
        bytes.reals(list(row, "features"));
        bytes.reals(list(row, "profile"));
    }

    private void candidate(Row row) {
        bytes.integer(row.getAs("slot"));
        bytes.text(row.getAs("candidate_id"));
        bytes.text(row.getAs("genome_hash"));
        bytes.reals(list(row, "genes"));
        bytes.integer(row.getAs("island"));
        bytes.integer(row.getAs("batch"));
        bytes.text(row.getAs("operator"));
        bytes.texts(list(row, "parents"));
        bytes.text(row.getAs("status"));
        bytes.optionalText(row.getAs("failure_reason"));
        bytes.map(repeatable(row));
        bytes.map(row.getJavaMap(row.fieldIndex("features")));
        bytes.reals(list(row, "fitness"));
        bytes.reals(list(row, "profile"));
        bytes.map(row.getJavaMap(row.fieldIndex("instance_scores")));
    }

    private Map<String, Double> repeatable(Row row) {
        Map<String, Double> metrics = new HashMap<>(row.<String, Double>getJavaMap(row.fieldIndex("metrics")));
        metrics.keySet().removeAll(measured);
        return metrics;
    }

    private static <T> List<T> list(Row row, String column) {
        int index = row.fieldIndex(column);
        return row.isNullAt(index) ? List.of() : row.getList(index);
    }
}
