package dev.lamarck.store;

import java.util.Locale;
import java.util.Set;
import org.apache.spark.sql.types.StructType;

/** The tables of a warehouse. All are partitioned by {@code run_id}, the last column. */
@SuppressWarnings("ImmutableEnumChecker") // nobody changes a schema
public enum Table {
    /** What a run is, written once when it is created. */
    RUNS("One row a run: what it was started with and where it comes from.", TableColumns.RUNS),
    /** Everything ever evaluated. */
    CANDIDATES("One row a candidate: everything that was ever evaluated.", TableColumns.CANDIDATES),
    /** Named outputs of evaluations. */
    ARTIFACTS("One row a named output of an evaluation.", TableColumns.ARTIFACTS),
    /** Answers of language models. */
    LLM_CALLS("One row an answer of a language model that an operator or evaluator used.", TableColumns.LLM_CALLS),
    /** What was found out and need not be found out again, by this run or another. */
    CACHE("One row an entry of the cache: a fact that any run may use again.", TableColumns.CACHE),
    /** What must continue exactly. */
    STATE("One row a saved state of an operator or algorithm; the newest of a name counts.", TableColumns.STATE),
    /** Versions of the effective settings. */
    SETTINGS("One row a version of the effective settings and what changed them.", TableColumns.SETTINGS),
    /** Figures of generations. */
    GENERATIONS("One row a generation: scores, counts and times.", TableColumns.GENERATIONS),
    /** Who lives where after the newest generation; its commit makes a generation exist. */
    POPULATION(
            "The population after a run's newest generation; older ones by time travel. A generation of a run exists"
                    + " if and only if this table has its commit.",
            TableColumns.POPULATION);

    /** The partition column of every table. */
    public static final String RUN = "run_id";

    private final String comment;
    private final StructType schema;

    Table(String comment, String columns) {
        this.comment = comment;
        this.schema = StructType.fromDDL(columns.strip() + ",\n" + TableColumns.RUN);
    }

    /** The name of its folder, and in a catalog. */
    public String tableName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public StructType schema() {
        return schema;
    }

    public String comment() {
        return comment;
    }

    /** The columns that the data files hold: all but the partition column. */
    StructType fileSchema() {
        return new StructType(java.util.Arrays.copyOf(schema.fields(), schema.length() - 1));
    }

    /** The columns that tables of earlier versions lack. They can be null. */
    Set<String> laterColumns() {
        return this == CANDIDATES ? Set.of("edits", "marks") : Set.of();
    }

    /** Whether a driver keeps in mind which files of its run are live: those it reads or replaces. */
    boolean tracked() {
        return this == RUNS || this == POPULATION;
    }

    /** Whether a commit replaces the run's rows instead of adding to them. */
    boolean replaces() {
        return this == POPULATION;
    }
}
