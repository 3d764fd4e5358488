package dev.lamarck.store;

import dev.lamarck.genome.Metrics;
import org.apache.spark.sql.Row;

/** Rows of {@code generations}. */
public final class GenerationCodec implements Codec<GenerationRow> {

    private static final long serialVersionUID = 1L;

    @Override
    public Table table() {
        return Table.GENERATIONS;
    }

    @Override
    public Row toRow(GenerationRow value, String run) {
        GenerationRow.Scores scores = value.scores();
        GenerationRow.Counts counts = value.counts();
        GenerationRow.Times times = value.times();
        return Cells.row(
                table(),
                value.generation(),
                Cells.orNull(scores.best()),
                Cells.orNull(scores.mean()),
                scores.diversity(),
                scores.coverage(),
                scores.population(),
                counts.candidates(),
                counts.scored(),
                counts.failed(),
                counts.pending(),
                counts.duplicates(),
                counts.evaluations(),
                scores.improvedAt(),
                value.settingsVersion(),
                times.planMillis(),
                times.stageMillis(),
                times.selectMillis(),
                Cells.time(times.startedAt()),
                Cells.time(times.finishedAt()),
                Cells.map(value.failures()),
                Cells.map(value.metrics().values()),
                run);
    }

    @Override
    public GenerationRow fromRow(Row row) {
        return new GenerationRow(
                row.<Integer>getAs("generation"),
                row.<Integer>getAs("settings_version"),
                scores(row),
                counts(row),
                times(row),
                Cells.map(row, "failures"),
                new Metrics(Cells.map(row, "metrics")));
    }

    private static GenerationRow.Scores scores(Row row) {
        return new GenerationRow.Scores(
                Cells.optionalDouble(row, "best"),
                Cells.optionalDouble(row, "mean"),
                row.<Double>getAs("diversity"),
                row.<Double>getAs("coverage"),
                row.<Integer>getAs("population"),
                row.<Integer>getAs("improved_at"));
    }

    private static GenerationRow.Counts counts(Row row) {
        return new GenerationRow.Counts(
                row.<Long>getAs("candidates"),
                row.<Long>getAs("scored"),
                row.<Long>getAs("failed"),
                row.<Long>getAs("pending"),
                row.<Long>getAs("duplicates"),
                row.<Long>getAs("evaluations"));
    }

    private static GenerationRow.Times times(Row row) {
        return new GenerationRow.Times(
                row.<Double>getAs("plan_ms"),
                row.<Double>getAs("stage_ms"),
                row.<Double>getAs("select_ms"),
                Cells.instant(row, "started_at"),
                Cells.instant(row, "finished_at"));
    }
}
