package dev.lamarck.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** One version of a table's log, as its lines say. */
record LogCommit(long version, List<JsonNode> actions) {

    LogCommit {
        actions = List.copyOf(actions);
    }

    Instant committedAt() {
        return Instant.ofEpochMilli(first("commitInfo").path("timestamp").asLong());
    }

    /** What the writer said about its commit: an empty object where that was nothing of ours. */
    JsonNode metadata() {
        String text = first("commitInfo").path("userMetadata").asText("");
        return text.startsWith("{") ? Json.parse(text) : Json.object();
    }

    /** The same with each value as text. */
    Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        metadata().properties().forEach(field -> properties.put(field.getKey(), text(field.getValue())));
        return properties;
    }

    /** The version under which this commit answers for an application. */
    OptionalLong transaction(String application) {
        return all("txn").stream()
                .filter(txn -> txn.path("appId").asText().equals(application))
                .mapToLong(txn -> txn.path("version").asLong())
                .max();
    }

    boolean changesTable() {
        return actions.stream().anyMatch(action -> action.has("protocol") || action.has("metaData"));
    }

    JsonNode first(String kind) {
        List<JsonNode> found = all(kind);
        return found.isEmpty() ? Json.object() : found.get(0);
    }

    List<String> removed() {
        return all("remove").stream()
                .map(remove -> remove.path("path").asText())
                .toList();
    }

    List<DataFile> added(String run) {
        return all("add").stream()
                .filter(add ->
                        add.path("partitionValues").path(Table.RUN).asText().equals(run))
                .map(add -> added(add, run))
                .toList();
    }

    /** The added files of all runs. */
    List<DataFile> added() {
        return all("add").stream()
                .map(add ->
                        added(add, add.path("partitionValues").path(Table.RUN).asText()))
                .toList();
    }

    private static DataFile added(JsonNode add, String run) {
        String stats = add.path("stats").asText("");
        return new DataFile(
                add.path("path").asText(),
                run,
                add.path("size").asLong(),
                add.path("modificationTime").asLong(),
                FileStats.rows(stats),
                stats);
    }

    private List<JsonNode> all(String kind) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode action : actions) {
            if (action.has(kind)) {
                found.add(action.get(kind));
            }
        }
        return found;
    }

    private static String text(JsonNode value) {
        return value.isValueNode() ? value.asText() : Json.write(value);
    }
}
