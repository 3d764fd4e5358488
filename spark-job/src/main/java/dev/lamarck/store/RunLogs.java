package dev.lamarck.store;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** One driver's view of the logs of all tables. */
final class RunLogs {

    private final Map<Table, RunLog> logs = new EnumMap<>(Table.class);

    private Optional<Head> head = Optional.empty();

    private RunLogs() {}

    static RunLogs read(Warehouse warehouse, Driver driver) {
        RunLogs read = new RunLogs();
        Actions actions = new Actions(warehouse.clock());
        for (Table table : Table.values()) {
            TableSnapshot snapshot = warehouse.completed(table);
            read.logs.put(table, new RunLog(warehouse.log(table), snapshot, driver, actions));
            if (table == Table.POPULATION) {
                read.head = Head.find(driver.run(), warehouse.log(table), snapshot);
            }
        }
        return read;
    }

    /** The run's newest generation at the time of reading. */
    Optional<Head> head() {
        return head;
    }

    RunLog of(Table table) {
        return Objects.requireNonNull(logs.get(table));
    }
}
