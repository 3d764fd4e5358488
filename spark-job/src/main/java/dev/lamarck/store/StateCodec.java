package dev.lamarck.store;

import org.apache.spark.sql.Row;

/** Rows of {@code state}. */
public final class StateCodec implements Codec<StateRow> {

    private static final long serialVersionUID = 1L;

    @Override
    public Table table() {
        return Table.STATE;
    }

    @Override
    public Row toRow(StateRow value, String run) {
        return Cells.row(table(), value.generation(), value.name(), value.version(), value.content(), run);
    }

    @Override
    public StateRow fromRow(Row row) {
        return new StateRow(
                row.<Integer>getAs("generation"),
                row.getAs("name"),
                row.<Integer>getAs("version"),
                row.getAs("content"));
    }
}
