package dev.lamarck.store;

import dev.lamarck.genome.Candidate;
import dev.lamarck.genome.Genome;
import dev.lamarck.genome.Lineage;
import dev.lamarck.genome.Marks;
import dev.lamarck.genome.Metrics;
import dev.lamarck.genome.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Rows of {@code candidates}. */
public final class CandidateCodec implements Codec<CandidateRow> {

    private static final long serialVersionUID = 1L;

    private static final SortedMap<String, Double> NOTHING = new TreeMap<>();

    @Override
    public Table table() {
        return Table.CANDIDATES;
    }

    @Override
    public Row toRow(CandidateRow value, String run) {
        return toRow(value, value.candidate(), value.measured(), run);
    }

    private Row toRow(CandidateRow value, Candidate candidate, Measured measured, String run) {
        Lineage lineage = candidate.lineage();
        Outcome outcome = candidate.outcome();
        return Cells.row(
                table(),
                lineage.generation(),
                lineage.slot(),
                Cells.orNull(value.score()),
                candidate.id().toString(),
                lineage.island(),
                measured.batch(),
                lineage.operator(),
                Cells.array(lineage.parents()),
                candidate.genome().kind(),
                candidate.genomeHash().toString(),
                GenomeCells.genes(candidate.genome()),
                GenomeCells.text(candidate.genome()),
                GenomeCells.path(candidate.genome()),
                GenomeCells.otherFiles(candidate.genome()),
                GenomeCells.language(candidate.genome()),
                null,
                outcome.status(),
                reason(outcome),
                message(outcome),
                Cells.map(metrics(outcome)),
                Cells.map(value.instances().values()),
                Cells.array(value.fitness()),
                Cells.map(value.features().values()),
                Cells.array(value.profile()),
                measured.cost(),
                measured.varyMillis(),
                measured.evaluateMillis(),
                measured.attempt(),
                measured.host(),
                measured.isolation(),
                Cells.time(measured.finishedAt()),
                edits(value),
                marks(value),
                run);
    }

    private static @Nullable Object edits(CandidateRow value) {
        return value.edits().isEmpty() ? null : Cells.array(value.edits());
    }

    private static @Nullable Object marks(CandidateRow value) {
        return value.marks().isEmpty() ? null : Cells.map(value.marks().toMap());
    }

    @Override
    public CandidateRow fromRow(Row row) {
        return new CandidateRow(
                candidate(row),
                Cells.optionalDouble(row, "score"),
                Cells.doubles(row, "fitness"),
                new Metrics(Cells.map(row, "features")),
                Cells.doubles(row, "profile"),
                new Metrics(Cells.map(row, "instance_scores")),
                measured(row),
                row.<@Nullable Object>getAs("edits") == null ? List.of() : Cells.strings(row, "edits"),
                row.<@Nullable Object>getAs("marks") == null ? Marks.none() : Marks.ofMap(Cells.map(row, "marks")));
    }

    private static Candidate candidate(Row row) {
        Lineage lineage = new Lineage(
                row.<Integer>getAs("generation"),
                row.<Integer>getAs("slot"),
                row.<Integer>getAs("island"),
                row.getAs("operator"),
                Cells.hashes(row, "parents"));
        return new Candidate(
                Cells.hash(row, "candidate_id"), lineage, genome(row), Cells.hash(row, "genome_hash"), outcome(row));
    }

    private static Measured measured(Row row) {
        return new Measured(
                row.<Integer>getAs("batch"),
                row.<Integer>getAs("attempt"),
                row.getAs("host"),
                row.getAs("isolation"),
                row.<Double>getAs("vary_ms"),
                row.<Double>getAs("evaluate_ms"),
                row.<Double>getAs("cost"),
                Cells.instant(row, "finished_at"));
    }

    /** The genome in a row of which at least the columns of the genome were read. */
    public static Genome genome(Row row) {
        return GenomeCells.genome(row);
    }

    private static Outcome outcome(Row row) {
        String status = row.getAs("status");
        return switch (status) {
            case "scored" -> Outcome.scored(new Metrics(Cells.map(row, "metrics")));
            case "failed" -> Outcome.failed(reason(row.<String>getAs("failure_reason")), row.getAs("failure_message"));
            case "pending" -> new Outcome.Pending();
            default -> throw StoreErrors.status(status);
        };
    }

    private static Outcome.Reason reason(String code) {
        return Outcome.Reason.valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static @Nullable String reason(Outcome outcome) {
        return outcome instanceof Outcome.Failed failed ? failed.reason().code() : null;
    }

    private static @Nullable String message(Outcome outcome) {
        return outcome instanceof Outcome.Failed failed ? failed.message() : null;
    }

    private static SortedMap<String, Double> metrics(Outcome outcome) {
        return outcome instanceof Outcome.Scored scored ? scored.metrics().values() : NOTHING;
    }
}
