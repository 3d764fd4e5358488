package dev.lamarck.spark;

import dev.lamarck.evolve.Plan;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides when a generation is closed: once enough of its candidates are in, and all of those that were late before, so
 * that nobody is late twice. It lives in the driver; tasks ask it through Spark's plugin.
 */
final class Quorum implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Quorum.class);
    private static final ConcurrentMap<String, Quorum> OPEN = new ConcurrentHashMap<>();

    private final String id = UUID.randomUUID().toString();
    private final int generation;
    private final int needed;
    private final int late;
    private final Map<Integer, Report> reports = new HashMap<>();
    private boolean closed;

    /**
     * What a task has done so far.
     *
     * @param partition which task it is
     * @param done candidates with an outcome
     * @param late those of them that were late before
     */
    record Report(String quorum, int partition, int done, int late) implements Serializable {}

    private Quorum(Plan plan, double share) {
        this.generation = plan.generation();
        this.needed = (int) Math.ceil(share * plan.size());
        this.late = plan.late();
    }

    static Quorum open(Plan plan, double share) {
        Quorum quorum = new Quorum(plan, share);
        OPEN.put(quorum.id, quorum);
        return quorum;
    }

    String id() {
        return id;
    }

    /** Whether the generation that a report is of is closed now; one that nobody knows any more is. */
    static boolean closedAfter(Report report) {
        Quorum quorum = OPEN.get(report.quorum());
        return quorum == null || quorum.hear(report);
    }

    private synchronized boolean hear(Report report) {
        Report known = reports.get(report.partition());
        if (known == null || known.done() <= report.done()) {
            reports.put(report.partition(), report);
        }
        int done = reports.values().stream().mapToInt(Report::done).sum();
        int arrived = reports.values().stream().mapToInt(Report::late).sum();
        if (!closed && done >= needed && arrived >= late) {
            closed = true;
            LOG.info("generation={} closed in={} needed={}", generation, done, needed);
        }
        return closed;
    }

    @Override
    public void close() {
        OPEN.remove(id);
    }
}
