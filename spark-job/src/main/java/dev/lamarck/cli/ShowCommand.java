package dev.lamarck.cli;

import dev.lamarck.conf.ConfException;
import dev.lamarck.store.GenerationCodec;
import dev.lamarck.store.GenerationRow;
import dev.lamarck.store.Head;
import dev.lamarck.store.RunRow;
import dev.lamarck.store.Table;
import dev.lamarck.store.Warehouse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.spark.sql.functions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows one run: settings, figures, failures. */
@Command(
        name = "show",
        description = "Show a run: its settings, the figures of its last generations, failures, and where to look.",
        footer = {"", "Example: lamarck show demo --last 20"})
final class ShowCommand implements Callable<Answer> {

    private final World world;

    @Parameters(paramLabel = "RUN", description = "The run's name; 'lamarck list' shows them.")
    private String run = "";

    @Mixin
    private final WarehouseOption warehouse = new WarehouseOption();

    @Option(names = "--last", paramLabel = "N", description = "How many generations to show. Default: 10.")
    private int last = 10;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    ShowCommand(World world) {
        this.world = world;
    }

    /** A run's whole history in figures. */
    private record Story(RunRow row, String uri, List<GenerationRow> generations) {

        SortedMap<String, Long> failures() {
            SortedMap<String, Long> failures = new TreeMap<>();
            generations.forEach(generation ->
                    generation.failures().forEach((reason, count) -> failures.merge(reason, count, Long::sum)));
            return failures;
        }

        Duration worked() {
            return generations.stream().map(Figures::took).reduce(Duration.ZERO, Duration::plus);
        }

        List<GenerationRow> newest(int count) {
            return generations.subList(Math.max(0, generations.size() - count), generations.size());
        }
    }

    @Override
    public Answer call() {
        if (last < 1) {
            throw new ConfException("Cannot show " + last + " generations. Give --last at least 1.");
        }
        Warehouse there = WarehouseOption.open(
                world.spark().session("lamarck show " + run, false), warehouse.folder(world.environment()));
        Story story = new Story(WarehouseOption.row(there, run), there.uri(), generations(there));
        return Answer.done(text(story), json(story));
    }

    private List<GenerationRow> generations(Warehouse there) {
        int newest = there.head(run).map(Head::generation).orElse(-1);
        GenerationCodec codec = new GenerationCodec();
        return there
                .table(Table.GENERATIONS)
                .where(functions.col(Table.RUN).equalTo(run))
                .where(functions.col("generation").leq(newest))
                .orderBy("generation")
                .collectAsList()
                .stream()
                .map(codec::fromRow)
                .toList();
    }

    private String text(Story story) {
        RunRow row = story.row();
        List<String> lines = new ArrayList<>();
        lines.add("run          " + row.run()
                + row.description().map(text -> ": " + text).orElse(""));
        lines.add("created      " + row.createdAt() + " by Lamarck " + row.codeVersion());
        row.parent()
                .ifPresent(
                        parent -> lines.add("branch of    " + parent.run() + " at generation " + parent.generation()));
        lines.add("seed         " + row.seed() + ", identity " + row.settingsHash());
        lines.add("numerics     " + row.numericsProfile());
        Hints hints = new Hints(world.display().command(), story.uri());
        lines.add("warehouse    " + hints.folder());
        lines.add("");
        lines.add("settings it was started with");
        row.config().strip().lines().map(line -> "  " + line).forEach(lines::add);
        lines.add("");
        if (story.generations().isEmpty()) {
            lines.add("It has no committed generation yet. Go on with: " + hints.of("resume " + run));
        } else {
            figures(lines, story, hints);
        }
        return String.join("\n", lines);
    }

    private void figures(List<String> lines, Story story, Hints hints) {
        lines.add(Figures.table(story.newest(last)));
        lines.add("");
        GenerationRow newest = story.newest(1).get(0);
        lines.add("best         " + Words.number(newest.scores().best()) + ", since generation "
                + newest.scores().improvedAt());
        lines.add("evaluated    " + Words.plural(newest.counts().evaluations(), "candidate") + " in "
                + Words.duration(story.worked()) + " of work");
        lines.add("failed       " + FailureReasons.list(story.failures()));
        lines.add("");
        lines.add("Look further:");
        lines.add("  " + hints.of("best " + run));
        lines.add("  " + hints.curve(run));
    }

    private Map<String, Object> json(Story story) {
        RunRow row = story.row();
        Json json = new Json()
                .put("run", row.run())
                .put("warehouse", story.uri())
                .put("created_at", row.createdAt().toString())
                .put("seed", row.seed())
                .put("identity", row.settingsHash())
                .put("code_version", row.codeVersion())
                .put("numerics_profile", row.numericsProfile())
                .put("parent", row.parent().map(RunRow.Parent::run).orElse(null))
                .put("settings", row.config())
                .put("failures", story.failures())
                .put("seconds", story.worked().toMillis() / 1e3)
                .put(
                        "generations",
                        story.newest(last).stream().map(Figures::json).toList());
        story.newest(1)
                .forEach(newest -> json.put("generation", newest.generation())
                        .put("best", newest.scores().best())
                        .put("counts", Figures.counts(newest)));
        return json.map();
    }
}
