package dev.lamarck.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Serializable;

/**
 * A finished Parquet file that a commit can make part of its table: all that a task hands to the driver. The path is
 * relative to the table, or absolute for a file that lies in staging.
 */
public record DataFile(String path, String runId, long size, long modified, long rows, String statsJson)
        implements Serializable {

    public DataFile {
        RunNames.check(runId);
        if (path.isBlank() || size <= 0 || rows < 0) {
            throw new IllegalArgumentException(
                    "Not a data file: path '" + path + "', " + size + " bytes, " + rows + " rows");
        }
    }

    /** Reads the form that {@link #toJson} writes. */
    public static DataFile ofJson(String json) {
        return of(Json.parse(json));
    }

    public String toJson() {
        return Json.write(toNode());
    }

    static DataFile of(JsonNode node) {
        return new DataFile(
                node.path("path").asText(),
                node.path("run").asText(),
                node.path("size").asLong(),
                node.path("modified").asLong(),
                node.path("rows").asLong(),
                node.path("stats").asText());
    }

    ObjectNode toNode() {
        return Json.object()
                .put("path", path)
                .put("run", runId)
                .put("size", size)
                .put("modified", modified)
                .put("rows", rows)
                .put("stats", statsJson);
    }
}
