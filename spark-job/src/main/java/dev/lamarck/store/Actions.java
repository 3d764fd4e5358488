package dev.lamarck.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Writes the lines of commits in Delta's protocol, reader version 1 and writer version 2. */
final class Actions {

    private static final String ENGINE = "Lamarck";

    private final InstantSource clock;

    Actions(InstantSource clock) {
        this.clock = clock;
    }

    /** The first commit of a table: what it is. */
    List<String> creation(Table table, StoreSettings settings) {
        Instant now = clock.instant();
        ObjectNode metadata = Json.object()
                .put("id", UUID.randomUUID().toString())
                .put("name", table.tableName())
                .put("description", table.comment());
        metadata.putObject("format").put("provider", "parquet").putObject("options");
        metadata.put("schemaString", table.schema().json());
        metadata.putArray("partitionColumns").add(Table.RUN);
        ObjectNode configuration = metadata.putObject("configuration");
        properties(settings).forEach(configuration::put);
        metadata.put("createdTime", now.toEpochMilli());
        ObjectNode protocol = Json.object()
                .put("minReaderVersion", TableContract.READER)
                .put("minWriterVersion", TableContract.WRITER);
        return List.of(
                line("commitInfo", commitInfo("CREATE TABLE", now)),
                line("protocol", protocol),
                line("metaData", metadata));
    }

    /** The commit that gives a table more columns. */
    List<String> extension(ObjectNode metadata) {
        return List.of(line("commitInfo", commitInfo("ADD COLUMNS", clock.instant())), line("metaData", metadata));
    }

    /** The commit of one generation to one table. */
    List<String> generation(TableCommit commit, Driver driver, List<DataFile> replaced) {
        Instant now = clock.instant();
        ObjectNode info = commitInfo("WRITE", now);
        ObjectNode parameters = info.putObject("operationParameters");
        parameters.put("mode", commit.table().replaces() ? "Overwrite" : "Append");
        parameters.put("partitionBy", "[\"" + Table.RUN + "\"]");
        ObjectNode metrics = info.putObject("operationMetrics");
        metrics.put("numFiles", Integer.toString(commit.files().size()));
        metrics.put("numOutputRows", Long.toString(commit.rows()));
        info.put("userMetadata", Json.write(commit.metadata()));
        List<String> lines = new ArrayList<>();
        lines.add(line("commitInfo", info));
        lines.add(line("txn", transaction(commit, driver, now)));
        replaced.forEach(file -> lines.add(line("remove", remove(file, now))));
        commit.files().forEach(file -> lines.add(line("add", add(file))));
        return lines;
    }

    /** The properties of a new table. */
    static Map<String, String> properties(StoreSettings settings) {
        String retention = "interval " + interval(settings.retention());
        return Map.of(
                "delta.enableDeletionVectors",
                "false",
                "delta.checkpointInterval",
                Integer.toString(settings.checkpointInterval()),
                "delta.dataSkippingNumIndexedCols",
                Integer.toString(ColumnStats.INDEXED),
                "delta.logRetentionDuration",
                retention,
                "delta.deletedFileRetentionDuration",
                retention,
                TableContract.SCHEMA_PROPERTY,
                TableContract.SCHEMA_VERSION);
    }

    private static String interval(Duration duration) {
        boolean wholeDays = duration.equals(Duration.ofDays(duration.toDays()));
        return wholeDays ? duration.toDays() + " days" : duration.toSeconds() + " seconds";
    }

    private static ObjectNode commitInfo(String operation, Instant now) {
        ObjectNode info = Json.object().put("timestamp", now.toEpochMilli()).put("operation", operation);
        info.putObject("operationParameters");
        return info.put("isBlindAppend", false) // Delta may then not assume that it read nothing
                .put("engineInfo", ENGINE)
                .put("txnId", UUID.randomUUID().toString());
    }

    private static ObjectNode transaction(TableCommit commit, Driver driver, Instant now) {
        return Json.object()
                .put("appId", driver.application(commit.table()))
                .put("version", (long) commit.generation())
                .put("lastUpdated", now.toEpochMilli());
    }

    private static ObjectNode add(DataFile file) {
        ObjectNode add = file(file);
        add.put("modificationTime", file.modified()).put("dataChange", true);
        return add.put("stats", file.statsJson());
    }

    private static ObjectNode remove(DataFile file, Instant now) {
        return file(file)
                .put("deletionTimestamp", now.toEpochMilli())
                .put("dataChange", true)
                .put("extendedFileMetadata", true);
    }

    private static ObjectNode file(DataFile file) {
        ObjectNode node = Json.object().put("path", file.path());
        node.putObject("partitionValues").put(Table.RUN, file.runId());
        return node.put("size", file.size());
    }

    private static String line(String kind, ObjectNode action) {
        return Json.write(Json.object().set(kind, action));
    }
}
