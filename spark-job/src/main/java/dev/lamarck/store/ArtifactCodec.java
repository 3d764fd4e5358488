package dev.lamarck.store;

import org.apache.spark.sql.Row;

/** Rows of {@code artifacts}. */
public final class ArtifactCodec implements Codec<ArtifactRow> {

    private static final long serialVersionUID = 1L;

    @Override
    public Table table() {
        return Table.ARTIFACTS;
    }

    @Override
    public Row toRow(ArtifactRow value, String run) {
        return Cells.row(
                table(),
                value.generation(),
                value.slot(),
                value.name(),
                value.candidate().toString(),
                value.mediaType(),
                value.bytes(),
                Cells.orNull(value.content()),
                Cells.orNull(value.uri()),
                run);
    }

    @Override
    public ArtifactRow fromRow(Row row) {
        return new ArtifactRow(
                row.<Integer>getAs("generation"),
                row.<Integer>getAs("slot"),
                row.getAs("name"),
                Cells.hash(row, "candidate_id"),
                row.getAs("media_type"),
                row.<Long>getAs("bytes"),
                Cells.optional(row, "content"),
                Cells.optional(row, "uri"));
    }
}
