package dev.lamarck.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A generation whose candidates a driver committed before it died. They are what the generation is: they are read back,
 * never evaluated again, and {@link RunStore#commit} adds what is missing.
 *
 * @param artifacts files of the dead driver's tasks that are committed with the generation
 * @param llmCalls likewise
 * @param cache likewise
 * @param rows the generation's rows of {@code candidates}, in no particular order
 */
public record PendingGeneration(
        int generation, List<DataFile> artifacts, List<DataFile> llmCalls, List<DataFile> cache, Dataset<Row> rows) {

    public PendingGeneration {
        artifacts = List.copyOf(artifacts);
        llmCalls = List.copyOf(llmCalls);
        cache = List.copyOf(cache);
    }

    /** The files that a commit of candidates names as waiting for a table. */
    static List<DataFile> waiting(JsonNode metadata, Table table) {
        List<DataFile> files = new ArrayList<>();
        metadata.path("pending").path(table.tableName()).forEach(file -> files.add(DataFile.of(file)));
        return files;
    }
}
