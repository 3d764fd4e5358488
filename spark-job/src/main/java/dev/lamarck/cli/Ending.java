package dev.lamarck.cli;

import dev.lamarck.run.Runs;
import dev.lamarck.run.StopReason;
import dev.lamarck.store.GenerationRow;
import dev.lamarck.store.StoreSettings;
import dev.lamarck.store.Warehouse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/**
 * What is said at the end of a run.
 *
 * @param totals of this start
 */
record Ending(Runs.Outcome outcome, Totals totals, Hints hints) {

    String text() {
        List<String> lines = new ArrayList<>(List.of(headline()));
        outcome.settled().row().ifPresent(row -> figures(lines, row));
        lines.add("  warehouse   " + hints.folder());
        lines.add("");
        lines.addAll(next());
        return String.join("\n", lines);
    }

    private String headline() {
        String at = outcome.settled().generation() < 0
                ? "before its first generation"
                : "after generation " + outcome.settled().generation();
        String told = outcome.worked() ? "" : " There was nothing to do.";
        return "Run '" + outcome.run() + "' ended " + at + ": "
                + outcome.reason().meaning() + "." + told;
    }

    private void figures(List<String> lines, GenerationRow row) {
        row.scores()
                .best()
                .ifPresent(best -> lines.add("  best        " + best + ", since generation "
                        + row.scores().improvedAt()));
        lines.add("  evaluated   " + Words.plural(row.counts().evaluations(), "candidate"));
        if (outcome.worked()) {
            lines.add("  this time   " + Words.plural(totals.candidates(), "candidate") + " in "
                    + Words.plural(totals.generations(), "generation") + ", " + Words.duration(totals.took()) + ", "
                    + Words.rate(rate()));
        }
        if (totals.failed() > 0) {
            lines.add("  failed      " + FailureReasons.list(totals.failures()));
            outcome.examples().forEach((reason, message) -> lines.add("              " + reason + ": " + message));
        }
    }

    private List<String> next() {
        String run = outcome.run();
        return outcome.reason() == StopReason.INTERRUPTED
                ? List.of("Continue it:", "  " + hints.of("resume " + run))
                : List.of(
                        "Look further:",
                        "  " + hints.of("best " + run + " --export out"),
                        "  " + hints.of("show " + run),
                        "  " + hints.curve(run));
    }

    private double rate() {
        return totals.candidates() / Math.max(1e-3, totals.took().toNanos() / 1e9);
    }

    Map<String, Object> json(SparkSession spark) {
        Json json = new Json()
                .put("run", outcome.run())
                .put("warehouse", outcome.warehouse())
                .put(
                        "generation",
                        outcome.settled().row().map(GenerationRow::generation).orElse(null))
                .put("reason", outcome.reason().code())
                .put("done", outcome.reason().done())
                .put("worked", outcome.worked());
        outcome.settled()
                .row()
                .ifPresent(row -> json.put("best", best(spark, row))
                        .put("counts", Figures.counts(row))
                        .put("durations", durations(row)));
        return json.map();
    }

    private Map<String, Object> best(SparkSession spark, GenerationRow row) {
        return Champion.find(Warehouse.open(spark, outcome.warehouse(), StoreSettings.defaults()), outcome.run())
                .map(Champion::json)
                .orElseGet(() -> new Json().put("score", row.scores().best()).map());
    }

    private Map<String, Object> durations(GenerationRow row) {
        Duration took = totals.took();
        return new Json()
                .put("seconds", took.toMillis() / 1e3)
                .put("generations", totals.generations())
                .put("candidates", totals.candidates())
                .put("candidates_per_second", outcome.worked() ? rate() : 0.0)
                .put("last_generation", Figures.times(row))
                .map();
    }
}
