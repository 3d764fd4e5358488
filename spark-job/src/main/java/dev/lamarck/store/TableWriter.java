package dev.lamarck.store;

/** Makes files part of a table in one commit: the port between the protocol of a generation and Delta. */
interface TableWriter extends AutoCloseable {

    /** Where files for a table are written, by tasks or by the driver. */
    FileTarget target(Table table);

    /**
     * Commits, once. A commit of this driver that is in the log already counts as done; one of another driver throws a
     * {@link FencedException}.
     */
    void write(RunLog log, TableCommit commit);

    @Override
    void close();
}
