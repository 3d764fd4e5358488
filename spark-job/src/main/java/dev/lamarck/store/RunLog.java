package dev.lamarck.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One driver's view of one table's log: how far it has read, the newest generation of its run, and the run's live files.
 * It never skips a version, so whatever another writer has done is seen before this driver's next commit.
 */
final class RunLog {

    private final TableLog log;
    private final Driver driver;
    private final Actions actions;
    private final String application;
    private final Map<String, DataFile> files = new LinkedHashMap<>();
    private long version;
    private OptionalLong generation;

    RunLog(TableLog log, TableSnapshot snapshot, Driver driver, Actions actions) {
        this.log = log;
        this.driver = driver;
        this.actions = actions;
        this.application = driver.application(log.table());
        this.version = snapshot.version();
        this.generation = snapshot.transaction(application);
        if (table().tracked()) {
            snapshot.files(driver.run()).forEach(this::keep);
        }
    }

    Table table() {
        return log.table();
    }

    synchronized long version() {
        return version;
    }

    synchronized OptionalLong generation() {
        return generation;
    }

    synchronized List<DataFile> files() {
        return List.copyOf(files.values());
    }

    synchronized boolean has(int wanted) {
        return generation.isPresent() && generation.getAsLong() >= wanted;
    }

    /** The newest commit of the run, if the log still has it. */
    Optional<LogCommit> newest() {
        return log.newest(application, Long.MAX_VALUE, version());
    }

    /** The version in which the run reached a generation. */
    long versionOf(int wanted) {
        return log.newest(application, wanted, version())
                .map(LogCommit::version)
                .orElseThrow(() -> StoreErrors.forgotten(driver.run(), wanted));
    }

    /** Commits after whatever other runs have committed meanwhile. */
    synchronized void publish(TableCommit commit) {
        boolean done = false;
        while (!done) {
            done = publishNext(commit);
        }
    }

    /** Reads what has been committed since; says whether this commit is among it. */
    synchronized boolean catchUp(TableCommit commit) {
        boolean found = false;
        Optional<LogCommit> next = log.read(version + 1);
        while (next.isPresent()) {
            found |= accept(next.get(), commit);
            next = log.read(version + 1);
        }
        return found;
    }

    private boolean publishNext(TableCommit commit) {
        List<DataFile> replaced = table().replaces() ? List.copyOf(files.values()) : List.of();
        long next = version + 1;
        if (!log.publish(next, actions.generation(commit, driver, replaced))) {
            LogCommit other = log.read(next).orElseThrow(() -> StoreErrors.vanished(table(), next));
            return accept(other, commit);
        }
        version = next;
        generation = OptionalLong.of(commit.generation());
        replaced.forEach(file -> files.remove(file.path()));
        commit.files().forEach(this::keep);
        return true;
    }

    private void keep(DataFile file) {
        if (table().tracked()) {
            files.put(file.path(), file);
        }
    }

    /** Replays a commit that is in the log already; says whether it is the one that this driver wants to make. */
    private boolean accept(LogCommit other, TableCommit wanted) {
        if (other.changesTable()) {
            TableContract.of(other, table()).check(table(), log.root().toString());
        }
        OptionalLong theirs = other.transaction(application);
        boolean ours = theirs.isPresent() && isOurs(other, theirs.getAsLong(), wanted);
        generation = ours ? theirs : generation;
        version = other.version();
        other.removed().forEach(files::remove);
        other.added(driver.run()).forEach(this::keep);
        return ours;
    }

    /**
     * An acknowledgement can be lost after a commit was published: then the commit in the way carries our token. A commit
     * of another driver is not replayed, so that this one meets it again however often it tries.
     */
    private boolean isOurs(LogCommit other, long theirs, TableCommit wanted) {
        String owner = other.metadata().path("owner").asText("");
        if (!owner.equals(driver.owner()) || theirs != wanted.generation()) {
            throw StoreErrors.fenced(driver, wanted, other.version(), owner);
        }
        return true;
    }
}
