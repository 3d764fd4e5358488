package dev.lamarck.cli;

import dev.lamarck.store.Head;
import dev.lamarck.store.RunRow;
import dev.lamarck.store.Table;
import dev.lamarck.store.Warehouse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the runs of a warehouse. */
@Command(
        name = "list",
        description = "List the runs of a warehouse, oldest first.",
        footer = {"", "Example: lamarck list --warehouse /data/warehouse"})
final class ListCommand implements Callable<Answer> {

    private final World world;

    @Mixin
    private final WarehouseOption warehouse = new WarehouseOption();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    ListCommand(World world) {
        this.world = world;
    }

    /** A run and where it stands; without a committed generation it has no head. */
    private record Line(RunRow run, Optional<Head> head, Optional<Row> figures) {}

    @Override
    public Answer call() {
        Warehouse there = WarehouseOption.open(
                world.spark().session("lamarck list", false), warehouse.folder(world.environment()));
        Map<String, Row> figures = figures(there);
        List<Line> lines =
                there.runs().stream().map(run -> line(there, run, figures)).toList();
        Json json = new Json()
                .put("warehouse", there.uri())
                .put("runs", lines.stream().map(ListCommand::json).toList());
        return Answer.done(
                lines.isEmpty() ? "There are no runs in " + Hints.folder(there.uri()) + "." : table(lines), json.map());
    }

    private static Line line(Warehouse there, RunRow run, Map<String, Row> figures) {
        Optional<Head> head = there.head(run.run());
        return new Line(run, head, head.map(newest -> figures.get(run.run() + "@" + newest.generation())));
    }

    /** The best score and the evaluations by run and generation. */
    private static Map<String, Row> figures(Warehouse there) {
        Map<String, Row> figures = new HashMap<>();
        there.table(Table.GENERATIONS)
                .select(Table.RUN, "generation", "best", "evaluations")
                .groupBy(Table.RUN)
                .agg(org.apache.spark.sql.functions.expr("max_by(struct(*), generation)"))
                .toLocalIterator()
                .forEachRemaining(row -> {
                    Row newest = row.getStruct(1);
                    figures.put(row.getString(0) + "@" + newest.getInt(1), newest);
                });
        return figures;
    }

    private static String table(List<Line> lines) {
        TextTable table = new TextTable(
                "run", "generation", "best", "evaluations", "created", "seed", "branch of", "description");
        lines.forEach(line -> table.row(
                line.run().run(),
                line.head().map(head -> String.valueOf(head.generation())).orElse("-"),
                best(line).map(Words::number).orElse("-"),
                line.figures().map(row -> Words.count(row.getLong(3))).orElse("-"),
                line.run().createdAt().toString().replaceAll("[.]\\d+Z", "Z"),
                String.valueOf(line.run().seed()),
                line.run()
                        .parent()
                        .map(from -> from.run() + " at " + from.generation())
                        .orElse(""),
                line.run().description().orElse("")));
        return table.text();
    }

    private static Optional<Double> best(Line line) {
        return line.figures().filter(row -> !row.isNullAt(2)).map(row -> row.getDouble(2));
    }

    private static Map<String, Object> json(Line line) {
        return new Json()
                .put("run", line.run().run())
                .put("generation", line.head().map(Head::generation).orElse(null))
                .put("best", best(line).orElse(null))
                .put("evaluations", line.figures().map(row -> row.getLong(3)).orElse(null))
                .put("created_at", line.run().createdAt().toString())
                .put("seed", line.run().seed())
                .put("parent", line.run().parent().map(RunRow.Parent::run).orElse(null))
                .put(
                        "parent_generation",
                        line.run().parent().map(RunRow.Parent::generation).orElse(null))
                .put("description", line.run().description().orElse(null))
                .map();
    }
}
