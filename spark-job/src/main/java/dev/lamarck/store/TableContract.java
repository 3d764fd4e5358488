package dev.lamarck.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * What a table's log says about the table, and whether this version can write to it. Commits by hand are only correct for
 * the one protocol they were written for.
 */
record TableContract(
        int reader, int writer, StructType schema, List<String> partitionColumns, Map<String, String> properties) {

    static final int READER = 1;
    static final int WRITER = 2;
    static final String SCHEMA_PROPERTY = "lamarck.schema";
    static final String SCHEMA_VERSION = "1";

    static TableContract of(
            int reader, int writer, String schemaJson, List<String> partitionColumns, Map<String, String> properties) {
        return new TableContract(
                reader, writer, (StructType) DataType.fromJson(schemaJson), partitionColumns, properties);
    }

    /** What a commit that changes a table makes of it; the part that it does not change is as this version wants it. */
    static TableContract of(LogCommit commit, Table table) {
        JsonNode protocol = commit.first("protocol");
        JsonNode metadata = commit.first("metaData");
        List<String> partitionColumns = new ArrayList<>();
        metadata.path("partitionColumns").forEach(column -> partitionColumns.add(column.asText()));
        Map<String, String> properties = new TreeMap<>();
        metadata.path("configuration")
                .properties()
                .forEach(
                        entry -> properties.put(entry.getKey(), entry.getValue().asText()));
        boolean same = metadata.isEmpty();
        return of(
                protocol.path("minReaderVersion").asInt(READER),
                protocol.path("minWriterVersion").asInt(WRITER),
                same ? table.schema().json() : metadata.path("schemaString").asText(),
                same ? List.of(Table.RUN) : partitionColumns,
                same ? Map.of(SCHEMA_PROPERTY, SCHEMA_VERSION) : properties);
    }

    /** Refuses a table that another version, or another program, has made or changed. */
    void check(Table table, String root) {
        String found = properties.getOrDefault(SCHEMA_PROPERTY, "");
        if (found.isEmpty()) {
            throw StoreErrors.notOurs(table, root);
        }
        if (!found.equals(SCHEMA_VERSION)) {
            throw StoreErrors.schemaVersion(table, root, found);
        }
        if (reader != READER || writer != WRITER) {
            throw StoreErrors.protocol(table, root, reader, writer);
        }
        if (!partitionColumns.equals(List.of(Table.RUN))) {
            throw StoreErrors.partitions(table, root, partitionColumns);
        }
        differentColumn(table).ifPresent(column -> {
            throw StoreErrors.column(table, root, column);
        });
    }

    /** The columns that the table was made without, by an earlier version. */
    List<StructField> missing(Table table) {
        List<String> present = List.of(schema.fieldNames());
        return Arrays.stream(table.schema().fields())
                .filter(column -> table.laterColumns().contains(column.name()) && !present.contains(column.name()))
                .toList();
    }

    private Optional<StructField> differentColumn(Table table) {
        List<StructField> missing = missing(table);
        return Arrays.stream(table.schema().fields())
                .filter(column -> !missing.contains(column) && !has(column))
                .findFirst();
    }

    private boolean has(StructField column) {
        return Arrays.stream(schema.fields())
                .anyMatch(mine ->
                        mine.name().equals(column.name()) && mine.dataType().equals(column.dataType()));
    }
}
