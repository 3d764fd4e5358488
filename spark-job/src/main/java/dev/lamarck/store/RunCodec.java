package dev.lamarck.store;

import java.util.Optional;
import org.apache.spark.sql.Row;

/** Rows of {@code runs}. */
public final class RunCodec implements Codec<RunRow> {

    private static final long serialVersionUID = 1L;

    @Override
    public Table table() {
        return Table.RUNS;
    }

    @Override
    public Row toRow(RunRow value, String run) {
        return Cells.row(
                table(),
                Cells.time(value.createdAt()),
                value.seed(),
                value.settingsHash(),
                value.config(),
                value.codeVersion(),
                value.numericsProfile(),
                Cells.orNull(value.parent().map(RunRow.Parent::run)),
                Cells.orNull(value.parent().map(RunRow.Parent::generation)),
                Cells.orNull(value.parent().map(RunRow.Parent::version)),
                Cells.orNull(value.description()),
                run);
    }

    @Override
    public RunRow fromRow(Row row) {
        Optional<String> parent = Cells.optional(row, "parent_run");
        return new RunRow(
                row.getAs(Table.RUN),
                Cells.instant(row, "created_at"),
                row.<Long>getAs("seed"),
                row.getAs("settings_hash"),
                row.getAs("config"),
                row.getAs("code_version"),
                row.getAs("numerics_profile"),
                parent.map(run -> new RunRow.Parent(
                        run, row.<Integer>getAs("parent_generation"), row.<Long>getAs("parent_version"))),
                Cells.optional(row, "description"));
    }
}
