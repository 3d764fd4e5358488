package dev.lamarck.store;

import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.storage.LogStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.filter2.predicate.FilterApi;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;

/** The folder that holds the tables of any number of runs. */
public final class Warehouse {

    private final SparkSession session;
    private final Path root;
    private final StoreSettings settings;
    private final FaultPoint faults;
    private final InstantSource clock;
    private final Configuration configuration;
    private final Engine engine;
    private final Map<Table, TableLog> logs = new EnumMap<>(Table.class);

    private Warehouse(SparkSession session, Path root, StoreSettings settings, FaultPoint faults) {
        this.session = session;
        this.root = root;
        this.settings = settings;
        this.faults = faults;
        this.clock = InstantSource.system();
        this.configuration = configuration(session, settings);
        this.engine = DefaultEngine.create(configuration);
        LogStore store = LogStores.open(scheme(), logStoreClass(session, root), configuration, faults);
        for (Table table : Table.values()) {
            logs.put(table, new TableLog(table, root, store, configuration));
        }
    }

    /** What a Spark session needs for a warehouse. */
    public static Map<String, String> sparkConf() {
        return Map.of(
                "spark.sql.extensions",
                "io.delta.sql.DeltaSparkSessionExtension",
                "spark.sql.catalog.spark_catalog",
                "org.apache.spark.sql.delta.catalog.DeltaCatalog",
                "spark.databricks.delta.snapshotPartitions",
                "2",
                LogStores.key("file"),
                HardLinkLogStore.class.getName());
    }

    /** Opens a warehouse, making the tables that are missing and refusing those that this version cannot write. */
    public static Warehouse open(SparkSession session, String uri, StoreSettings settings) {
        return open(session, uri, settings, FaultPoint.NONE);
    }

    /** The same for a test that ends the process at a named point. */
    public static Warehouse open(SparkSession session, String uri, StoreSettings settings, FaultPoint faults) {
        Warehouse warehouse = new Warehouse(
                session, WarehouseFolder.of(uri, session.sparkContext().hadoopConfiguration()), settings, faults);
        for (Table table : Table.values()) {
            warehouse.ensure(table);
        }
        settings.database().ifPresent(warehouse::register);
        return warehouse;
    }

    public SparkSession session() {
        return session;
    }

    /** The folder of a table, as Hadoop and Spark name it. */
    public String path(Table table) {
        return log(table).root().toString();
    }

    /** The folder with its scheme, in the form that {@link #open} takes: nothing in it is escaped. */
    public String uri() {
        return root.toString();
    }

    public boolean exists(String run) {
        return RunNames.valid(run) && !snapshot(Table.RUNS).files(run).isEmpty();
    }

    /** What a run was started with. */
    public Optional<RunRow> run(String run) {
        return read(new RunCodec(), run, file -> true, FilterCompat.NOOP).stream()
                .findFirst();
    }

    /** Who lives after the newest generation of a run. */
    public List<PopulationRow> population(String run) {
        return read(new PopulationCodec(), run, file -> true, FilterCompat.NOOP);
    }

    /** The candidate that a run has at a place. */
    public Optional<CandidateRow> candidate(String run, int generation, int slot) {
        FilterCompat.Filter place = FilterCompat.get(FilterApi.and(
                FilterApi.eq(FilterApi.intColumn("generation"), generation),
                FilterApi.eq(FilterApi.intColumn("slot"), slot)));
        return read(
                        new CandidateCodec(),
                        run,
                        file -> CandidateFile.of("", file).mayHold(generation, slot),
                        place)
                .stream()
                .findFirst();
    }

    /** The past of a run up to its newest generation; empty before the first. */
    public Optional<Past> past(String run) {
        return RunNames.valid(run) ? head(run).map(head -> new Past(this, head)) : Optional.empty();
    }

    private <T> List<T> read(Codec<T> codec, String run, Predicate<DataFile> wanted, FilterCompat.Filter filter) {
        if (!RunNames.valid(run)) {
            return List.of();
        }
        List<DataFile> files =
                snapshot(codec.table()).files(run).stream().filter(wanted).toList();
        return RowFiles.read(codec, files, log(codec.table()).root().toUri().toString(), configuration, filter);
    }

    /** The newest generation of a run; empty if it has none, or there is no such run. */
    public Optional<Head> head(String run) {
        return Head.find(run, log(Table.POPULATION), snapshot(Table.POPULATION));
    }

    /** All runs, oldest first. */
    public List<RunRow> runs() {
        RunCodec codec = new RunCodec();
        return table(Table.RUNS).orderBy("created_at", Table.RUN).collectAsList().stream()
                .map(codec::fromRow)
                .toList();
    }

    /** A table with the rows of all runs, those of generations that are not committed yet among them. */
    public Dataset<Row> table(Table table) {
        return whole(
                table, session.read().format("delta").load(log(table).root().toString()));
    }

    /** How long the past of the runs stays readable. */
    public Duration retention() {
        return Retention.of(snapshot(Table.POPULATION).contract().properties());
    }

    /** Starts a run. The owner is a token that no other driver has. */
    public RunStore create(RunRow run, String owner) {
        Driver driver = new Driver(run.run(), owner);
        try (RunOpening opening = new RunOpening(this, driver)) {
            return opening.create(run);
        }
    }

    /** Continues a run. The owner is a token that no other driver has. */
    public RunStore open(String run, String owner) {
        try (RunOpening opening = new RunOpening(this, new Driver(run, owner))) {
            return opening.open();
        }
    }

    Configuration configuration() {
        return configuration;
    }

    Engine engine() {
        return engine;
    }

    Path root() {
        return root;
    }

    StoreSettings settings() {
        return settings;
    }

    FaultPoint faults() {
        return faults;
    }

    InstantSource clock() {
        return clock;
    }

    boolean isLocal() {
        return scheme().equals("file");
    }

    TableWriter writer(Driver driver) {
        HadoopConf conf = HadoopConf.of(configuration);
        if (settings.writer() == StoreSettings.Writer.SPARK) {
            return new SparkTableWriter(session, root, driver, settings.syncs(), conf);
        }
        Checkpointer checkpointer = new Checkpointer(engine, root, settings.checkpointInterval(), faults);
        return new LogTableWriter(root, driver, settings.syncs(), conf, checkpointer);
    }

    TableLog log(Table table) {
        return java.util.Objects.requireNonNull(logs.get(table));
    }

    /** The table as it is now. */
    TableSnapshot snapshot(Table table) {
        String path = log(table).root().toString();
        return TableSnapshot.load(table, path, engine).orElseThrow(() -> StoreErrors.missing(table, path));
    }

    /** The table as it is now, after columns that it lacks have been added. Other writers may do the same meanwhile. */
    TableSnapshot completed(Table table) {
        TableSnapshot now = snapshot(table);
        List<StructField> missing = now.contract().missing(table);
        while (!missing.isEmpty()) {
            log(table).publish(now.version() + 1, new Actions(clock).extension(now.metadata(missing)));
            now = snapshot(table);
            missing = now.contract().missing(table);
        }
        return now;
    }

    /** A table as it was at a version. */
    public Dataset<Row> tableAt(Table table, long version) {
        return session.read()
                .format("delta")
                .option("versionAsOf", version)
                .load(log(table).root().toString());
    }

    /** With the columns that a table of an earlier version lacks. */
    private static Dataset<Row> whole(Table table, Dataset<Row> rows) {
        List<String> present = List.of(rows.columns());
        Dataset<Row> whole = rows;
        for (StructField column : table.schema().fields()) {
            if (table.laterColumns().contains(column.name()) && !present.contains(column.name())) {
                whole = whole.withColumn(column.name(), functions.lit(null).cast(column.dataType()));
            }
        }
        return whole;
    }

    /** The rows of a run's committed generations. */
    Dataset<Row> committed(Table table, String run, int head) {
        return table(table)
                .where(functions.col(Table.RUN).equalTo(run))
                .where(functions.col("generation").leq(head));
    }

    private void ensure(Table table) {
        TableLog log = log(table);
        if (TableSnapshot.load(table, log.root().toString(), engine).isEmpty()) {
            log.prepare();
            log.publish(0, new Actions(clock).creation(table, settings));
            snapshot(table); // another process may have been faster, with another version
        }
    }

    private void register(String database) {
        session.sql("CREATE DATABASE IF NOT EXISTS `" + database + "`");
        for (Table table : Table.values()) {
            Path here = log(table).root();
            String name = "`" + database + "`.`" + table.tableName() + "`";
            session.sql("CREATE TABLE IF NOT EXISTS " + name + " USING delta LOCATION " + literal(here.toString()));
            String there = session.sql("DESCRIBE DETAIL " + name)
                    .select("location")
                    .first()
                    .getString(0);
            if (!new Path(there).equals(here)) {
                throw StoreErrors.registered(table, database, there, here.toString());
            }
        }
    }

    private static String literal(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    private String scheme() {
        return root.toUri().getScheme();
    }

    private static Configuration configuration(SparkSession session, StoreSettings settings) {
        Configuration configuration = new Configuration(session.sparkContext().hadoopConfiguration());
        configuration.setBoolean(HardLinkLogStore.SYNCS, settings.syncs());
        return configuration;
    }

    private static Optional<String> logStoreClass(SparkSession session, Path root) {
        String key = LogStores.key(root.toUri().getScheme());
        scala.Option<String> chosen = session.sparkContext().getConf().getOption(key);
        return chosen.isDefined() ? Optional.of(chosen.get()) : Optional.empty();
    }
}
