package dev.lamarck.store;

import com.fasterxml.jackson.databind.JsonNode;

/** What the statistics of a data file say; another writer may have left them out. */
record FileStats(JsonNode stats) {

    static FileStats of(String json) {
        return new FileStats(json.isEmpty() ? Json.object() : Json.parse(json));
    }

    static long rows(String json) {
        return of(json).stats().path("numRecords").asLong(0);
    }

    int smallest(String column) {
        return stats.path("minValues").path(column).asInt(0);
    }

    int largest(String column) {
        return stats.path("maxValues").path(column).asInt(Integer.MAX_VALUE);
    }
}
