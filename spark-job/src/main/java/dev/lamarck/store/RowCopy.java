package dev.lamarck.store;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Writes rows of one run as rows of another, as they are: kinds of genomes that this version cannot read included. */
final class RowCopy implements MapPartitionsFunction<Row, String> {

    private static final long serialVersionUID = 1L;

    private final Table table;
    private final FileTarget target;

    RowCopy(Table table, FileTarget target) {
        this.table = table;
        this.target = target;
    }

    /** The file of a partition, or nothing if it has no rows. */
    @Override
    public Iterator<String> call(Iterator<Row> rows) {
        if (!rows.hasNext()) {
            return List.<String>of().iterator();
        }
        try (RowFile<Row> file = RowFile.create(new Verbatim(table), target)) {
            rows.forEachRemaining(file::write);
            return List.of(file.finish().toJson()).iterator();
        }
    }

    /** Only the run changes. */
    private record Verbatim(Table table) implements Codec<Row> {

        @Override
        public Row toRow(Row value, String run) {
            String[] names = table.schema().fieldNames();
            @Nullable Object[] cells = new @Nullable Object[names.length];
            for (int i = 0; i < names.length; i++) {
                cells[i] = names[i].equals(Table.RUN) ? run : cell(value.getAs(names[i]));
            }
            return Cells.row(table, cells);
        }

        @Override
        public Row fromRow(Row row) {
            return row;
        }

        private static @Nullable Object cell(@Nullable Object value) {
            return value instanceof Instant instant ? Timestamp.from(instant) : value;
        }
    }
}
