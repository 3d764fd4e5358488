package dev.lamarck.store;

import org.apache.spark.sql.Row;

/** Rows of {@code settings}. */
public final class SettingsCodec implements Codec<SettingsRow> {

    private static final long serialVersionUID = 1L;

    @Override
    public Table table() {
        return Table.SETTINGS;
    }

    @Override
    public Row toRow(SettingsRow value, String run) {
        return Cells.row(
                table(), value.generation(), value.version(), value.reason(), value.changedBy(), value.settings(), run);
    }

    @Override
    public SettingsRow fromRow(Row row) {
        return new SettingsRow(
                row.<Integer>getAs("generation"),
                row.<Integer>getAs("version"),
                row.getAs("reason"),
                row.getAs("changed_by"),
                row.getAs("settings"));
    }
}
