package dev.lamarck.store.query;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;

import dev.lamarck.store.Table;
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

    private final Tables tables;
    private final Heads heads;
    private final Optional<String> run;
    private final Dataset<Row> newest;

    private Views(Tables tables, Heads heads, Optional<String> run) {
        this.tables = tables;
        this.heads = heads;
        this.run = run;
        this.newest = newest();
    }

    /** Makes the views in a session, of all runs or of one. Made again, they show what has been committed since. */
    public static void create(SparkSession session, String warehouse, Optional<String> run) {
        Tables tables = new Tables(session, warehouse);
        Heads heads = Heads.read(session, tables);
        run.ifPresent(name -> check(tables, name));
        Views views = new Views(tables, heads, run);
        views.createTables();
        views.createDerived(session);
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

    private static void check(Tables tables, String run) {
        if (tables.read(Table.RUNS, run).isEmpty()) {
            throw QueryErrors.unknown(run, tables.warehouse());
        }
    }

    private void createTables() {
        newest.createOrReplaceTempView("heads");
        for (Table table : Table.values()) {
            committed(table).createOrReplaceTempView(table.tableName());
        }
    }

    private void createDerived(SparkSession session) {
        for (DerivedView view : DerivedView.values()) {
            session.sql(view.sql()).createOrReplaceTempView(view.viewName());
        }
        LineageWalk.of(session.table("candidates"), session.table("champion")).createOrReplaceTempView("lineage");
    }

    private Dataset<Row> committed(Table table) {
        return switch (table) {
            case RUNS -> finished(ofRun(tables.read(table)));
            case POPULATION -> ofRun(tables.read(table, heads.version()));
            default -> upToHead(tables.read(table));
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
        Set<String> known = tables.read(Table.RUNS).select(Table.RUN).as(Encoders.STRING()).collectAsList().stream()
                .filter(name -> run.isEmpty() || run.get().equals(name))
                .collect(Collectors.toSet());
        List<Row> rows = heads.generations().entrySet().stream()
                .filter(head -> known.contains(head.getKey()))
                .map(head -> RowFactory.create(head.getKey(), head.getValue()))
                .toList();
        return tables.session().createDataFrame(rows, HEADS);
    }
}
