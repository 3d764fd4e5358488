package dev.lamarck.store.query;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * All ancestors of a run's champion, each once.
 *
 * <p>A recursive query asks the whole table once per generation and meets an ancestor once per path, of which there are
 * exponentially many. But a parent is always of an older generation than its child, so one pass over the candidates from
 * the newest to the oldest generation meets every child before its parents: it keeps the ids that are still wanted, and
 * nothing else. A branch knows the ancestors that its parent's run evaluated only as far as they were alive.
 */
final class LineageWalk implements MapPartitionsFunction<Row, Row> {

    static final String MEANING = "One row an ancestor of a run's champion: how many steps back at the least, and what it"
            + " was; depth 0 is the champion.";

    private static final long serialVersionUID = 1L;

    private static final StructType ANCESTOR = StructType.fromDDL("run_id STRING NOT NULL, depth INT NOT NULL, generation"
            + " INT NOT NULL, slot INT NOT NULL, candidate_id STRING NOT NULL, operator STRING NOT NULL, score DOUBLE,"
            + " parents ARRAY<STRING> NOT NULL");

    static Dataset<Row> of(Dataset<Row> candidates, Dataset<Row> champions) {
        Dataset<Row> champion =
                broadcast(champions.select(col("run_id"), col("candidate_id"), lit(true).as("champion")));
        return candidates
                .select("run_id", "generation", "slot", "candidate_id", "operator", "score", "parents")
                .join(champion, new String[] {"run_id", "candidate_id"}, "left")
                .repartition(col("run_id"))
                .sortWithinPartitions(col("run_id"), col("generation").desc(), col("slot"))
                .mapPartitions(new LineageWalk(), Encoders.row(ANCESTOR));
    }

    @Override
    public Iterator<Row> call(Iterator<Row> candidates) {
        return new Ancestors(candidates);
    }

    private static final class Ancestors implements Iterator<Row> {

        private final Iterator<Row> candidates;
        private final Map<String, Integer> wanted = new HashMap<>();
        private String run = "";
        private Optional<Row> next = Optional.empty();

        Ancestors(Iterator<Row> candidates) {
            this.candidates = candidates;
        }

        @Override
        public boolean hasNext() {
            while (next.isEmpty() && candidates.hasNext()) {
                next = visit(candidates.next());
            }
            return next.isPresent();
        }

        @Override
        public Row next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Row row = next.orElseThrow();
            next = Optional.empty();
            return row;
        }

        private Optional<Row> visit(Row row) {
            enter(row.getAs("run_id"));
            String id = row.getAs("candidate_id");
            if (row.getAs("champion") != null) {
                wanted.put(id, 0);
            }
            return Optional.ofNullable(wanted.remove(id)).map(depth -> ancestor(row, depth));
        }

        private void enter(String rowsRun) {
            if (!run.equals(rowsRun)) {
                wanted.clear();
                run = rowsRun;
            }
        }

        private Row ancestor(Row row, int depth) {
            List<String> parents = row.getList(row.fieldIndex("parents"));
            parents.forEach(parent -> wanted.merge(parent, depth + 1, Math::min));
            return RowFactory.create(
                    run,
                    depth,
                    row.getAs("generation"),
                    row.getAs("slot"),
                    row.getAs("candidate_id"),
                    row.getAs("operator"),
                    row.getAs("score"),
                    new ArrayList<>(parents).toArray(new String[0]));
        }
    }
}
