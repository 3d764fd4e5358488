package dev.lamarck.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;

/**
 * Prints the rows of an answer.
 *
 * @param limit the most rows to print; 0 for all
 */
record RowPrinter(PrintStream out, int limit) {

    private static final Pattern SPECIAL = Pattern.compile("[,\"\\r\\n]");

    /** How many rows were printed, and whether there were more. */
    record Printed(long rows, boolean more) {}

    Printed print(Dataset<Row> rows, RowFormat format) {
        Dataset<Row> bounded = limit == 0 ? rows : rows.limit(limit + 1);
        return switch (format) {
            case table -> table(bounded);
            case csv -> csv(bounded);
            case json -> each(bounded.toJSON().toLocalIterator(), line -> line);
        };
    }

    private Printed table(Dataset<Row> rows) {
        TextTable table = new TextTable(List.of(rows.columns()));
        long printed = 0;
        List<Row> all = asText(rows).collectAsList();
        for (Row row : all) {
            if (limit == 0 || printed < limit) {
                table.row(cells(row));
                printed++;
            }
        }
        out.println(table.text());
        return new Printed(printed, printed < all.size());
    }

    private static List<String> cells(Row row) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < row.length(); i++) {
            cells.add(row.isNullAt(i) ? "" : row.getString(i).replaceAll("\\R", "⏎"));
        }
        return cells;
    }

    private static Dataset<Row> asText(Dataset<Row> rows) {
        StructField[] fields = rows.schema().fields();
        String[] unique = new String[fields.length];
        Arrays.setAll(unique, i -> "c" + i);
        Dataset<Row> named = rows.toDF(unique);
        return named.select(Arrays.stream(unique).map(name -> text(named, name)).toArray(Column[]::new));
    }

    private static Column text(Dataset<Row> rows, String name) {
        DataType type = rows.schema().apply(name).dataType();
        Column column = functions.col(name);
        return type instanceof BinaryType
                ? functions.hex(column).as(name)
                : column.cast("string").as(name);
    }

    private Printed csv(Dataset<Row> rows) {
        out.println(Arrays.stream(rows.columns()).map(RowPrinter::quoted).collect(Collectors.joining(",")));
        return each(asText(rows).toLocalIterator(), RowPrinter::csv);
    }

    private <T> Printed each(Iterator<T> rows, Function<T, String> form) {
        long printed = 0;
        while (rows.hasNext()) {
            if (limit != 0 && printed == limit) {
                return new Printed(printed, true);
            }
            out.println(form.apply(rows.next()));
            printed++;
        }
        return new Printed(printed, false);
    }

    private static String csv(Row row) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < row.length(); i++) {
            cells.add(row.isNullAt(i) ? "" : quoted(row.getString(i)));
        }
        return String.join(",", cells);
    }

    /** In quotes where the text would be read as something else: nothing at all is a missing value. */
    private static String quoted(String text) {
        boolean plain = !text.isEmpty() && !SPECIAL.matcher(text).find();
        return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
