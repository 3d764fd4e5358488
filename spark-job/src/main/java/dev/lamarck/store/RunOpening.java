package dev.lamarck.store;

import java.nio.file.Path;
import java.util.Optional;

/** The steps by which a driver takes hold of a run: its lock first, then a look at every table. */
final class RunOpening implements AutoCloseable {

    private final Warehouse warehouse;
    private final Driver driver;
    private Optional<RunLock> lock;

    RunOpening(Warehouse warehouse, Driver driver) {
        boolean locks = warehouse.settings().lock() && warehouse.isLocal();
        Path folder = Path.of(warehouse.root().toUri().getPath());
        this.warehouse = warehouse;
        this.driver = driver;
        this.lock = locks ? Optional.of(RunLock.acquire(folder, driver.run(), warehouse.clock())) : Optional.empty();
    }

    RunStore create(RunRow run) {
        RunLogs logs = RunLogs.read(warehouse, driver);
        RunLog runs = logs.of(Table.RUNS);
        if (runs.generation().isPresent()) {
            throw runs.files().isEmpty() ? StoreErrors.deleted(driver.run()) : StoreErrors.exists(driver.run());
        }
        RunStore store = new RunStore(warehouse, driver, logs, lock);
        lock = Optional.empty();
        boolean begun = false;
        try {
            store.commitRun(run);
            begun = true;
            return store;
        } finally {
            if (!begun) {
                store.close();
            }
        }
    }

    RunStore open() {
        RunLogs logs = RunLogs.read(warehouse, driver);
        if (logs.of(Table.RUNS).files().isEmpty()) {
            throw StoreErrors.unknown(driver.run(), warehouse.uri());
        }
        Branch.checkFinished(logs, driver.run());
        RunStore store = new RunStore(warehouse, driver, logs, lock);
        lock = Optional.empty();
        return store;
    }

    /** Releases the lock unless a store has taken it over. */
    @Override
    public void close() {
        lock.ifPresent(RunLock::close);
    }
}
