package dev.lamarck.store;

import static org.apache.spark.sql.functions.col;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.functions;

/**
 * Starts a run from a generation of another. What the new run needs to go on is copied into its own partition, so that
 * neither run depends on the other afterwards: the living candidates with the generation and slot they were born with, the
 * newest states and settings, the figures so far, and last the population, whose commit makes the run's newest generation
 * the one it was taken from. Until then the new run cannot be opened; after a crash the same branch, asked for again, adds
 * what is missing.
 */
public final class Branch {

    private final Warehouse warehouse;
    private final RunRow.Parent parent;
    private final Dataset<Row> population;
    private final Driver driver;
    private final RunLogs logs;

    private Branch(Warehouse warehouse, RunRow.Parent parent, Dataset<Row> population, Driver driver, RunLogs logs) {
        this.warehouse = warehouse;
        this.parent = parent;
        this.population = population;
        this.driver = driver;
        this.logs = logs;
    }

    /**
     * Makes a run that starts at a generation of another.
     *
     * @param run what the new run is; its parent is filled in
     * @param owner a token that no other driver has
     * @return the newest generation of the new run
     */
    public static Head create(Warehouse warehouse, String from, int generation, RunRow run, String owner) {
        History history = History.of(warehouse, from);
        History.Entry entry = history.at(new History.Moment.Generation(generation));
        RunRow.Parent parent = new RunRow.Parent(from, entry.generation(), entry.version());
        Driver driver = new Driver(run.run(), owner);
        try (RunOpening lock = new RunOpening(warehouse, driver);
                TableWriter writer = warehouse.writer(driver)) {
            RunLogs logs = RunLogs.read(warehouse, driver);
            checkName(logs, parent, run.run());
            return new Branch(warehouse, parent, history.population(generation), driver, logs).copy(run, writer);
        }
    }

    /** The newest version of the settings that a branch has of its parent. */
    public static int inheritedSettings(Warehouse warehouse, String run, RunRow.Parent parent) {
        Row newest = warehouse
                .committed(Table.SETTINGS, run, parent.generation())
                .agg(functions.max("version"))
                .first();
        return newest.isNullAt(0) ? 0 : newest.getInt(0);
    }

    /** Refuses to continue a run whose branching a crash has interrupted. */
    static void checkFinished(RunLogs logs, String run) {
        if (logs.head().isEmpty()) {
            parentOf(logs).ifPresent(parent -> {
                throw HistoryErrors.unfinished(run, parent);
            });
        }
    }

    private static void checkName(RunLogs logs, RunRow.Parent parent, String run) {
        RunLog runs = logs.of(Table.RUNS);
        if (runs.generation().isEmpty()) {
            return;
        }
        if (runs.files().isEmpty()) {
            throw StoreErrors.deleted(run);
        }
        RunRow.Parent begun = parentOf(logs).orElseThrow(() -> StoreErrors.exists(run));
        if (logs.head().isPresent()) {
            throw StoreErrors.exists(run);
        }
        if (!begun.equals(parent)) {
            throw HistoryErrors.unfinished(run, begun);
        }
    }

    private static Optional<RunRow.Parent> parentOf(RunLogs logs) {
        return logs.of(Table.RUNS)
                .newest()
                .map(commit -> commit.metadata().path("parent"))
                .filter(parent -> parent.isObject())
                .map(parent -> new RunRow.Parent(
                        parent.path("run").asText(),
                        parent.path("generation").asInt(),
                        parent.path("version").asLong()));
    }

    private Head copy(RunRow run, TableWriter writer) {
        commitRun(run, writer);
        commit(Table.CANDIDATES, this::living, metadata(), writer);
        commit(Table.STATE, () -> newest(past(Table.STATE), "name"), metadata(), writer);
        commit(Table.SETTINGS, () -> newest(past(Table.SETTINGS), Table.RUN), metadata(), writer);
        commit(Table.GENERATIONS, () -> past(Table.GENERATIONS).coalesce(1), metadata(), writer);
        commit(Table.POPULATION, () -> population.coalesce(1), populationMetadata(), writer);
        return newHead();
    }

    private Head newHead() {
        RunLog log = logs.of(Table.POPULATION);
        LogCommit commit = log.newest().orElseThrow(() -> StoreErrors.vanished(log.table(), log.version()));
        return Head.of(driver.run(), parent.generation(), commit);
    }

    /** Reserves the name. */
    private void commitRun(RunRow run, TableWriter writer) {
        if (logs.of(Table.RUNS).generation().isPresent()) {
            return;
        }
        ObjectNode metadata = metadata();
        metadata.putObject("parent")
                .put("run", parent.run())
                .put("generation", parent.generation())
                .put("version", parent.version());
        try (RowFile<RunRow> file = RowFile.create(new RunCodec(), writer.target(Table.RUNS))) {
            file.write(run.branchOf(parent));
            writer.write(logs.of(Table.RUNS), new TableCommit(Table.RUNS, 0, List.of(file.finish()), metadata));
        }
    }

    private void commit(
            Table table, java.util.function.Supplier<Dataset<Row>> rows, ObjectNode metadata, TableWriter writer) {
        RunLog log = logs.of(table);
        if (log.has(parent.generation())) {
            return; // an earlier attempt has copied the same rows
        }
        warehouse.faults().at("branch." + table.tableName() + ".before");
        List<DataFile> files = files(table, rows.get(), writer.target(table));
        if (table.replaces() || !files.isEmpty()) {
            writer.write(log, new TableCommit(table, parent.generation(), files, metadata));
        }
        warehouse.faults().at("branch." + table.tableName() + ".after");
    }

    private List<DataFile> files(Table table, Dataset<Row> rows, FileTarget target) {
        warehouse.session().sparkContext().setJobDescription("branch " + driver.run() + ": " + table.tableName());
        try {
            return rows.mapPartitions(new RowCopy(table, target), Encoders.STRING()).collectAsList().stream()
                    .map(DataFile::ofJson)
                    .toList();
        } finally {
            warehouse.session().sparkContext().setJobDescription(null);
        }
    }

    private Dataset<Row> past(Table table) {
        return warehouse.committed(table, parent.run(), parent.generation());
    }

    private Dataset<Row> living() {
        Dataset<Row> born = population
                .select(
                        col("born_generation").as("generation"),
                        col("born_slot").as("slot"))
                .distinct();
        return past(Table.CANDIDATES).join(born, new String[] {"generation", "slot"}, "left_semi");
    }

    private static Dataset<Row> newest(Dataset<Row> rows, String key) {
        var newestFirst = Window.partitionBy(key)
                .orderBy(col("generation").desc(), col("version").desc());
        return rows.withColumn("place", functions.row_number().over(newestFirst))
                .where("place = 1")
                .drop("place")
                .coalesce(1);
    }

    private ObjectNode metadata() {
        return Json.object()
                .put("run", driver.run())
                .put("generation", parent.generation())
                .put("owner", driver.owner());
    }

    private ObjectNode populationMetadata() {
        int settings =
                past(Table.GENERATIONS).where(col("generation").equalTo(parent.generation())).collectAsList().stream()
                        .mapToInt(row -> Objects.requireNonNull(row.<Integer>getAs("settings_version")))
                        .findFirst()
                        .orElse(1);
        ObjectNode metadata = metadata()
                .put("settings_version", settings)
                .put("schema", Integer.parseInt(TableContract.SCHEMA_VERSION));
        ObjectNode versions = metadata.putObject("versions");
        for (Table table : Table.values()) {
            if (table != Table.POPULATION && table != Table.RUNS) {
                versions.put(table.tableName(), logs.of(table).version());
            }
        }
        return metadata;
    }
}
