package dev.lamarck.cli;

import dev.lamarck.conf.ConfException;
import dev.lamarck.store.query.ViewDoc;
import dev.lamarck.store.query.Views;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks the tables. */
@Command(
        name = "sql",
        description =
                "Ask the history of all runs with Spark SQL; 'lamarck sql --views' lists the views that are ready.",
        footer = {
            "",
            "Example: lamarck sql \"SELECT generation, best FROM generations WHERE run_id = 'demo' ORDER BY generation\""
                    + " --format csv"
        })
final class SqlCommand implements Callable<Answer> {

    private final World world;

    @Parameters(arity = "0..1", paramLabel = "QUERY", description = "The query, as one argument.")
    private Optional<String> query = Optional.empty();

    @Mixin
    private final WarehouseOption warehouse = new WarehouseOption();

    @Option(
            names = "--run",
            paramLabel = "ID",
            description = "Show the views this run only, and skip the files of others. Default: all runs.")
    private Optional<String> run = Optional.empty();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "How rows are written: ${COMPLETION-CANDIDATES}; json is one object a line. Default: table.")
    private RowFormat format = RowFormat.table;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "The most rows to print; 0 for all. Default: 1000 for a table, all otherwise.")
    private Optional<Integer> limit = Optional.empty();

    @Option(names = "--views", description = "List the views and their meaning instead.")
    private boolean views;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    SqlCommand(World world) {
        this.world = world;
    }

    @Override
    public Answer call() {
        if (views) {
            return list();
        }
        String text = query.orElseThrow(() -> new ConfException(CliErrors.noQuery()));
        if (limit.isPresent() && limit.get() < 0) {
            throw new ConfException("Cannot print " + limit.get() + " rows. Give --limit 0 for all, or more.");
        }
        SparkSession spark = world.spark().session("lamarck sql", false);
        Views.create(WarehouseOption.open(spark, warehouse.folder(world.environment())), run);
        Dataset<Row> rows = spark.sql(text);
        RowPrinter printer = new RowPrinter(world.out(), limit.orElse(format.usualLimit()));
        RowPrinter.Printed printed = printer.print(rows, format);
        if (printed.more()) {
            world.err().println("There are more rows. Give --limit 0 to see all.");
        }
        return Answer.done(
                "",
                new Json()
                        .put("rows", printed.rows())
                        .put("more", printed.more())
                        .map());
    }

    private static Answer list() {
        TextTable table = new TextTable("view", "meaning");
        Json json = new Json();
        for (ViewDoc view : Views.list()) {
            table.row(view.name(), view.meaning());
            json.put(view.name(), view.meaning());
        }
        return Answer.done(table.text(), new Json().put("views", json.map()).map());
    }
}
