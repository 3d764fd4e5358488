package dev.lamarck.store;

import io.delta.kernel.engine.Engine;
import io.delta.kernel.exceptions.CheckpointAlreadyExistsException;
import io.delta.kernel.exceptions.KernelException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sums up a table's log from time to time, so that readers need not replay it from the start. It happens in the
 * background, one table at a time; a checkpoint that fails costs readers time and nothing else.
 */
final class Checkpointer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Checkpointer.class);
    private static final long PATIENCE_SECONDS = 30;

    private final Engine engine;
    private final Path warehouse;
    private final int interval;
    private final FaultPoint faults;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread worker = new Thread(task, "lamarck-checkpoints");
        worker.setDaemon(true);
        return worker;
    });

    Checkpointer(Engine engine, Path warehouse, int interval, FaultPoint faults) {
        this.engine = engine;
        this.warehouse = warehouse;
        this.interval = interval;
        this.faults = faults;
    }

    /** Notes that a version was published. */
    void published(Table table, long version) {
        if (version % interval == 0) {
            thread.execute(() -> checkpoint(table, version));
        }
    }

    private void checkpoint(Table table, long version) {
        String path = new Path(warehouse, table.tableName()).toString();
        faults.at(table.tableName() + ".checkpoint-before");
        try {
            io.delta.kernel.Table.forPath(engine, path).checkpoint(engine, version);
            faults.at(table.tableName() + ".checkpoint-after");
        } catch (CheckpointAlreadyExistsException e) {
            LOG.debug("checkpoint=exists table={} version={}", table.tableName(), version);
        } catch (KernelException | UncheckedIOException | IOException e) {
            LOG.warn("checkpoint=failed table={} version={}", table.tableName(), version, e);
        }
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("checkpoint=abandoned after_s={}", PATIENCE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
