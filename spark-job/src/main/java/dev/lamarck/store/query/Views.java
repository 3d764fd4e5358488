package dev.lamarck.store.query;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;

import dev.lamarck.store.Table;
import dev.lamarck.store.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * Temporary views over a warehouse. Each is named like its table and shows the generations that were committed when the
 * views were made: facts of a generation that a driver is about to commit stay out of sight, and the answers of several
 * queries fit together while runs go on. A view of one run compares with literals, so that Delta skips the files of
 * other runs and of newer generations; the views of all runs join the small relation {@code heads}.
 */
public final class Views {

    private static final StructType HEADS = StructType.fromDDL("run_id STRING NOT NULL, generation INT NOT NULL");

    private final Warehouse warehouse;
    private final Heads heads;
    private final Optional<String> run;
    private final Dataset<Row> newest;

    private Views(Warehouse warehouse, Heads heads, Optional<String> run) {
        this.warehouse = warehouse;
        this.heads = heads;
        this.run = run;
        this.newest = newest();
    }

    /** Makes the views in the warehouse's session, of all runs or of one. Made again, they show what has been committed since. */
    public static void create(Warehouse warehouse, Optional<String> run) {
        Heads heads = Heads.read(warehouse);
        run.ifPresent(name -> check(warehouse, name));
        Views views = new Views(warehouse, heads, run);
        views.createTables();
        views.createDerived();
    }

    /** All views, those of the tables first. */
    public static List<ViewDoc> list() {
        List<ViewDoc> docs = new ArrayList<>();
        docs.add(new ViewDoc("heads", "One row a run: its newest committed generation."));
        for (Table table : Table.values()) {
            docs.add(new ViewDoc(table.tableName(), table.comment()));
        }
        docs.addAll(DerivedView.docs());
        docs.add(new ViewDoc("lineage", LineageWalk.MEANING));
        return List.copyOf(docs);
    }

    private static void check(Warehouse warehouse, String run) {
        if (!warehouse.exists(run)) {
            throw QueryErrors.unknown(run, warehouse.uri());
        }
    }

    private void createTables() {
        newest.createOrReplaceTempView("heads");
        for (Table table : Table.values()) {
            committed(table).createOrReplaceTempView(table.tableName());
        }
    }

    private void createDerived() {
        SparkSession session = warehouse.session();
        for (DerivedView view : DerivedView.values()) {
            session.sql(view.sql()).createOrReplaceTempView(view.viewName());
        }
        LineageWalk.of(session.table("candidates"), session.table("champion")).createOrReplaceTempView("lineage");
    }

    private Dataset<Row> committed(Table table) {
        return switch (table) {
            case RUNS -> finished(ofRun(warehouse.table(table)));
            case POPULATION -> ofRun(warehouse.tableAt(table, heads.version()));
            default -> upToHead(warehouse.table(table));
        };
    }

    private Dataset<Row> ofRun(Dataset<Row> rows) {
        return run.map(name -> rows.where(col(Table.RUN).equalTo(name))).orElse(rows);
    }

    /** Leaves out a branch whose population has not been copied yet. */
    private Dataset<Row> finished(Dataset<Row> runs) {
        return runs.where(col("parent_run")
                .isNull()
                .or(col(Table.RUN).isInCollection(heads.generations().keySet())));
    }

    private Dataset<Row> upToHead(Dataset<Row> facts) {
        if (run.isPresent()) {
            int head = heads.generations().getOrDefault(run.get(), -1);
            return ofRun(facts).where(col("generation").leq(head));
        }
        Dataset<Row> all = broadcast(newest);
        Column sameRun = facts.col(Table.RUN).equalTo(all.col(Table.RUN));
        Column committed = facts.col("generation").leq(all.col("generation"));
        return facts.join(all, sameRun.and(committed), "left_semi");
    }

    /** The log remembers the numbers of deleted runs; they have no row in {@code runs} any more. */
    private Dataset<Row> newest() {
        Set<String> known = warehouse.table(Table.RUNS).select(Table.RUN).as(Encoders.STRING()).collectAsList().stream()
                .filter(name -> run.isEmpty() || run.get().equals(name))
                .collect(Collectors.toSet());
        List<Row> rows = heads.generations().entrySet().stream()
                .filter(head -> known.contains(head.getKey()))
                .map(head -> RowFactory.create(head.getKey(), head.getValue()))
                .toList();
        return warehouse.session().createDataFrame(rows, HEADS);
    }
}
