package dev.lamarck.store;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Commits one generation to all tables. Delta has no transaction over several tables, so an order takes its place:
 * <ol>
 *   <li>the candidates, whose commit also names the files that wait for other tables, so that a crash after it loses no
 *       work;
 *   <li>the other facts, side by side, each only if it has rows;
 *   <li>the population, whose one commit replaces the rows of the run and makes the generation exist.
 * </ol>
 * Every commit is numbered by generation for its run and table. A table that has the number already is skipped when an
 * earlier driver of the run left it, and is a fence when another driver was faster.
 */
final class GenerationProtocol implements AutoCloseable {

    private static final int THREADS = 4;

    private final Driver driver;
    private final RunLogs logs;
    private final TableWriter writer;
    private final FaultPoint faults;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
        Thread thread = new Thread(task, "lamarck-commits");
        thread.setDaemon(true);
        return thread;
    });

    GenerationProtocol(Driver driver, RunLogs logs, TableWriter writer, FaultPoint faults) {
        this.driver = driver;
        this.logs = logs;
        this.writer = writer;
        this.faults = faults;
    }

    void commitRun(RunRow run) {
        write(Table.RUNS, 0, List.of(file(new RunCodec(), List.of(run))), metadata(0));
    }

    Head commit(GenerationCommit commit) {
        CompletableFuture<List<DataFile>> population = start(() -> files(new PopulationCodec(), commit.population()));
        candidates(commit);
        facts(commit);
        write(Table.POPULATION, commit.generation(), join(population), populationMetadata(commit));
        return head(commit.generation());
    }

    private void candidates(GenerationCommit commit) {
        ObjectNode metadata = metadata(commit.generation());
        ObjectNode pending = metadata.putObject("pending");
        pending.set(Table.ARTIFACTS.tableName(), nodes(commit.artifacts()));
        pending.set(Table.LLM_CALLS.tableName(), nodes(commit.llmCalls()));
        pending.set(Table.CACHE.tableName(), nodes(commit.cache()));
        fact(Table.CANDIDATES, commit.generation(), commit.candidates(), metadata);
    }

    private void facts(GenerationCommit commit) {
        int generation = commit.generation();
        ObjectNode metadata = metadata(generation);
        join(CompletableFuture.allOf(
                start(() -> fact(Table.ARTIFACTS, generation, commit.artifacts(), metadata)),
                start(() -> fact(Table.LLM_CALLS, generation, commit.llmCalls(), metadata)),
                start(() -> fact(Table.CACHE, generation, commit.cache(), metadata)),
                start(() -> fact(new StateCodec(), generation, commit.state())),
                start(() -> fact(new SettingsCodec(), generation, commit.settings())),
                start(() -> fact(new GenerationCodec(), generation, List.of(commit.row())))));
    }

    /** A table without rows gets no commit. */
    private boolean fact(Table table, int generation, List<DataFile> files, ObjectNode metadata) {
        return !files.isEmpty() && write(table, generation, files, metadata);
    }

    private <T> boolean fact(Codec<T> codec, int generation, List<T> rows) {
        boolean there = logs.of(codec.table()).has(generation);
        return !there && fact(codec.table(), generation, files(codec, rows), metadata(generation));
    }

    /** Says whether it wrote: what an earlier driver of this run has left is as good. */
    private boolean write(Table table, int generation, List<DataFile> files, ObjectNode metadata) {
        RunLog log = logs.of(table);
        if (log.has(generation)) {
            return false;
        }
        faults.at(table.tableName() + ".before");
        writer.write(log, new TableCommit(table, generation, files, metadata));
        faults.at(table.tableName() + ".after");
        return true;
    }

    private <T> List<DataFile> files(Codec<T> codec, List<T> rows) {
        return rows.isEmpty() ? List.of() : List.of(file(codec, rows));
    }

    private <T> DataFile file(Codec<T> codec, List<T> rows) {
        try (RowFile<T> file = RowFile.create(codec, writer.target(codec.table()))) {
            rows.forEach(file::write);
            DataFile finished = file.finish();
            faults.at(codec.table().tableName() + ".file-written");
            return finished;
        }
    }

    private ObjectNode metadata(int generation) {
        return Json.object()
                .put("run", driver.run())
                .put("generation", generation)
                .put("owner", driver.owner());
    }

    private ObjectNode populationMetadata(GenerationCommit commit) {
        ObjectNode metadata = metadata(commit.generation())
                .put("settings_version", commit.settingsVersion())
                .put("schema", Integer.parseInt(TableContract.SCHEMA_VERSION));
        ObjectNode versions = metadata.putObject("versions");
        for (Table table : Table.values()) {
            if (table != Table.POPULATION && table != Table.RUNS) {
                versions.put(table.tableName(), logs.of(table).version());
            }
        }
        return metadata;
    }

    private Head head(int generation) {
        RunLog log = logs.of(Table.POPULATION);
        LogCommit commit = log.newest().orElseThrow(() -> StoreErrors.vanished(log.table(), log.version()));
        return Head.of(driver.run(), generation, commit);
    }

    private static ArrayNode nodes(List<DataFile> files) {
        ArrayNode nodes = Json.array();
        files.forEach(file -> nodes.add(file.toNode()));
        return nodes;
    }

    private <T> CompletableFuture<T> start(Supplier<T> step) {
        return CompletableFuture.supplyAsync(step, threads);
    }

    private static <T> T join(CompletableFuture<T> step) {
        try {
            return step.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
