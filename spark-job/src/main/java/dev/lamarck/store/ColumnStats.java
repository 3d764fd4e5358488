package dev.lamarck.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** Counts, smallest and largest values of a file's first columns, which readers use to skip the file. */
final class ColumnStats {

    /** What {@code delta.dataSkippingNumIndexedCols} says as well. */
    static final int INDEXED = 3;

    private final String[] names = new String[INDEXED];
    private final long[] nulls = new long[INDEXED];
    private final @Nullable Number[] smallest = new Number[INDEXED];
    private final @Nullable Number[] largest = new Number[INDEXED];
    private final boolean[] unordered = new boolean[INDEXED];
    private long rows;

    ColumnStats(StructType schema) {
        StructField[] fields = schema.fields();
        for (int i = 0; i < INDEXED; i++) {
            names[i] = fields[i].name();
        }
    }

    void add(Row row) {
        rows++;
        for (int i = 0; i < INDEXED; i++) {
            @Nullable Object value = row.get(i);
            if (value == null) {
                nulls[i]++;
            } else if (value instanceof Number number) {
                add(i, number);
            }
        }
    }

    long rows() {
        return rows;
    }

    String toJson() {
        ObjectNode stats = Json.object().put("numRecords", rows);
        ObjectNode minimum = stats.putObject("minValues");
        ObjectNode maximum = stats.putObject("maxValues");
        ObjectNode nullCount = stats.putObject("nullCount");
        for (int i = 0; i < INDEXED; i++) {
            nullCount.put(names[i], nulls[i]);
            if (!unordered[i]) {
                put(minimum, names[i], smallest[i]);
                put(maximum, names[i], largest[i]);
            }
        }
        return Json.write(stats);
    }

    private void add(int column, Number value) {
        if (value instanceof Double number && !Double.isFinite(number)) {
            unordered[column] = true; // JSON has no such number, so the column gets no bounds in this file
            return;
        }
        Number least = smallest[column];
        Number most = largest[column];
        smallest[column] = least == null || compare(value, least) < 0 ? value : least;
        largest[column] = most == null || compare(value, most) > 0 ? value : most;
    }

    private static int compare(Number left, Number right) {
        return left instanceof Double
                ? Double.compare(left.doubleValue(), right.doubleValue())
                : Long.compare(left.longValue(), right.longValue());
    }

    private static void put(ObjectNode bounds, String name, @Nullable Number value) {
        if (value instanceof Double number) {
            bounds.put(name, number);
        } else if (value != null) {
            bounds.put(name, value.longValue());
        }
    }
}
