package dev.lamarck.store;

import org.apache.spark.sql.Row;

/** Rows of {@code cache}. */
public final class CacheCodec implements Codec<CacheRow> {

    private static final long serialVersionUID = 1L;

    @Override
    public Table table() {
        return Table.CACHE;
    }

    @Override
    public Row toRow(CacheRow value, String run) {
        return Cells.row(
                table(),
                value.generation(),
                value.ordinal(),
                (long) value.value().length,
                value.namespace(),
                value.key().toString(),
                value.value(),
                Cells.time(value.createdAt()),
                run);
    }

    @Override
    public CacheRow fromRow(Row row) {
        return new CacheRow(
                row.<Integer>getAs("generation"),
                row.<Integer>getAs("ordinal"),
                row.getAs("namespace"),
                Cells.hash(row, "key"),
                row.getAs("value"),
                Cells.instant(row, "created_at"));
    }
}
