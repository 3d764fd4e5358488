package dev.lamarck.cli;

import dev.lamarck.store.GenerationRow;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The figures of generations, for people and for programs. */
final class Figures {

    private Figures() {}

    static Map<String, Object> counts(GenerationRow row) {
        GenerationRow.Counts counts = row.counts();
        return new Json()
                .put("candidates", counts.candidates())
                .put("scored", counts.scored())
                .put("failed", counts.failed())
                .put("duplicates", counts.duplicates())
                .put("evaluations", counts.evaluations())
                .put("population", row.scores().population())
                .put("failures", row.failures())
                .map();
    }

    static Map<String, Object> times(GenerationRow row) {
        return new Json()
                .put("plan_ms", row.times().planMillis())
                .put("stage_ms", row.times().stageMillis())
                .put("select_ms", row.times().selectMillis())
                .map();
    }

    static Map<String, Object> json(GenerationRow row) {
        return new Json()
                .put("generation", row.generation())
                .put("best", row.scores().best())
                .put("mean", row.scores().mean())
                .put("diversity", row.scores().diversity())
                .put("coverage", row.scores().coverage())
                .put("counts", counts(row))
                .put("durations", times(row))
                .put("finished_at", row.times().finishedAt().toString())
                .map();
    }

    static String table(List<GenerationRow> rows) {
        TextTable table = new TextTable(
                "generation", "best", "mean", "diversity", "coverage", "candidates", "failed", "stage", "took");
        rows.forEach(row -> table.row(
                String.valueOf(row.generation()),
                Words.number(row.scores().best()),
                Words.number(row.scores().mean()),
                Words.number(row.scores().diversity()),
                Words.number(row.scores().coverage()),
                Words.count(row.counts().candidates()),
                Words.count(row.counts().failed()),
                Words.duration(Duration.ofMillis(Math.round(row.times().stageMillis()))),
                Words.duration(took(row))));
        return table.text();
    }

    static Duration took(GenerationRow row) {
        return Duration.between(row.times().startedAt(), row.times().finishedAt());
    }
}
