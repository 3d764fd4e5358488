package dev.lamarck.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/tables.md} names every column as it is, and its queries answer. */
@ExtendWith(SparkExtension.class)
final class TablesDocumentIT {

    private static final Pattern QUERY = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    private String document;

    @BeforeEach
    void read() throws IOException {
        document = Files.readString(Path.of("..", "docs", "tables.md"));
    }

    @Test
    void document_namesEveryColumn() {
        for (Table table : Table.values()) {
            assertThat(document).contains("### `" + table.tableName() + "`\n\n" + table.comment());
            for (StructField column : table.schema().fields()) {
                if (!column.name().equals(Table.RUN)) {
                    assertThat(document).contains(line(column));
                }
            }
        }
    }

    @Test
    void queries_ofTheDocument_answer(SparkSession session) {
        Warehouse warehouse = Warehouse.open(session, folder.toString(), StoreSettings.defaults());
        try (RunStore store = warehouse.create(Samples.run("r-17"), "driver")) {
            for (int generation = 0; generation < 3; generation++) {
                store.commit(Generations.full(store, generation, 30));
            }
        }
        for (Table table : Table.values()) {
            warehouse.table(table).createOrReplaceTempView(table.tableName());
        }
        List<String> queries = queries();
        assertThat(queries).hasSize(10);
        for (String query : queries) {
            assertThat(session.sql(query).collectAsList()).as(query).isNotEmpty();
        }
        String lineage = queries.stream()
                .filter(query -> query.contains("RECURSIVE"))
                .findFirst()
                .orElseThrow();
        assertThat(session.sql(lineage).collectAsList()).hasSizeBetween(1, 3);
        for (Table table : Table.values()) {
            session.catalog().dropTempView(table.tableName());
        }
    }

    private List<String> queries() {
        List<String> queries = new ArrayList<>();
        Matcher matcher = QUERY.matcher(document);
        while (matcher.find()) {
            queries.add(matcher.group(1));
        }
        return queries;
    }

    private static String line(StructField column) {
        String type = column.dataType().sql().toLowerCase(Locale.ROOT) + (column.nullable() ? "?" : "");
        return "| `" + column.name() + "` | " + type + " | "
                + column.getComment().get() + " |";
    }
}
