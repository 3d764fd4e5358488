package dev.lamarck.store;

import org.apache.hadoop.fs.Path;

/** Writes the table's log itself: the files lie in the table's folder already, so a commit is one small file. */
final class LogTableWriter implements TableWriter {

    private final Path warehouse;
    private final Driver driver;
    private final boolean syncs;
    private final HadoopConf conf;
    private final Checkpointer checkpointer;

    LogTableWriter(Path warehouse, Driver driver, boolean syncs, HadoopConf conf, Checkpointer checkpointer) {
        this.warehouse = warehouse;
        this.driver = driver;
        this.syncs = syncs;
        this.conf = conf;
        this.checkpointer = checkpointer;
    }

    @Override
    public FileTarget target(Table table) {
        String root = new Path(warehouse, table.tableName()).toUri().toString();
        return new FileTarget(root, Table.RUN + "=" + driver.run(), driver.run(), false, syncs, conf);
    }

    @Override
    public void write(RunLog log, TableCommit commit) {
        log.publish(commit);
        checkpointer.published(log.table(), log.version());
    }

    @Override
    public void close() {
        checkpointer.close();
    }
}
