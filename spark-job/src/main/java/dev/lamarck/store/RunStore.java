package dev.lamarck.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One driver's hold on one run: where its tasks write, what is committed, and the commit of the next generation. Closing
 * it lets another driver take the run up.
 */
public final class RunStore implements AutoCloseable {

    private final Driver driver;
    private final RunLogs logs;
    private final TableWriter writer;
    private final GenerationProtocol protocol;
    private final RunHistory history;
    private final Optional<RunLock> lock;
    private final String candidates;
    private Optional<Head> head;

    RunStore(Warehouse warehouse, Driver driver, RunLogs logs, Optional<RunLock> lock) {
        this.driver = driver;
        this.logs = logs;
        this.lock = lock;
        this.writer = warehouse.writer(driver);
        this.protocol = new GenerationProtocol(driver, logs, writer, warehouse.faults());
        this.history = new RunHistory(warehouse, driver.run());
        this.candidates = warehouse.log(Table.CANDIDATES).root().toUri().toString();
        this.head = logs.head();
    }

    public String run() {
        return driver.run();
    }

    /** Where files of a table are written, by tasks or by the driver. */
    public FileTarget target(Table table) {
        return writer.target(table);
    }

    /** The newest generation; empty before the first. */
    public Optional<Head> head() {
        return head;
    }

    /**
     * Makes the next generation exist: its facts first, the population last. If it throws, the generation does not exist,
     * nothing of it shows, and it can be committed again. A {@link FencedException} means that this driver must stop.
     */
    public void commit(GenerationCommit commit) {
        if (commit.generation() != next()) {
            throw new IllegalArgumentException("The next generation of run " + driver.run() + " is " + next()
                    + ", so generation " + commit.generation() + " cannot be committed");
        }
        head = Optional.of(
                protocol.commit(leftover().map(left -> completing(commit, left)).orElse(commit)));
    }

    /** The next generation, if a driver that died had committed its candidates already. */
    public Optional<PendingGeneration> pending() {
        return leftover()
                .map(left -> new PendingGeneration(
                        next(),
                        PendingGeneration.waiting(left, Table.ARTIFACTS),
                        PendingGeneration.waiting(left, Table.LLM_CALLS),
                        PendingGeneration.waiting(left, Table.CACHE),
                        history.candidates(next())));
    }

    /** The population after a generation, in the order of island, role and rank. */
    public List<PopulationRow> population(int generation) {
        Head newest = head.filter(head -> head.generation() >= generation)
                .orElseThrow(() -> StoreErrors.noGeneration(driver.run(), generation, head));
        RunLog log = logs.of(Table.POPULATION);
        return newest.generation() == generation
                ? history.population(log.files())
                : history.population(log.versionOf(generation));
    }

    /** The newest committed state of each name. */
    public Map<String, byte[]> states() {
        return head.map(newest -> history.states(newest.generation())).orElse(Map.of());
    }

    /** The figures of the newest generations, this many at the most, in order. */
    public List<GenerationRow> newest(int count) {
        return head.map(newest -> history.newest(newest.generation(), count)).orElse(List.of());
    }

    /** The figures of all committed generations, in order. */
    public List<GenerationRow> generations() {
        return head.map(newest -> history.generations(newest.generation())).orElse(List.of());
    }

    /** The live files of the run's candidates as the table has them now, those of a pending generation among them. */
    public List<CandidateFile> candidateFiles() {
        return history.files(Table.CANDIDATES).stream()
                .map(file -> CandidateFile.of(candidates, file))
                .sorted(Comparator.comparingInt(CandidateFile::firstGeneration)
                        .thenComparingInt(CandidateFile::firstSlot)
                        .thenComparing(CandidateFile::uri))
                .toList();
    }

    /** What is in a file that a task has finished, committed or not. */
    public CandidateFile located(DataFile file) {
        return CandidateFile.of(candidates, file);
    }

    void commitRun(RunRow run) {
        protocol.commitRun(run);
    }

    private int next() {
        return head.map(newest -> newest.generation() + 1).orElse(0);
    }

    /** What the commit of candidates that has no population yet says about itself. */
    private Optional<JsonNode> leftover() {
        RunLog log = logs.of(Table.CANDIDATES);
        return log.has(next()) ? log.newest().map(LogCommit::metadata) : Optional.empty();
    }

    private static GenerationCommit completing(GenerationCommit commit, JsonNode left) {
        return new GenerationCommit(
                commit.generation(),
                commit.settingsVersion(),
                commit.candidates(),
                PendingGeneration.waiting(left, Table.ARTIFACTS),
                PendingGeneration.waiting(left, Table.LLM_CALLS),
                PendingGeneration.waiting(left, Table.CACHE),
                commit.state(),
                commit.settings(),
                commit.row(),
                commit.population());
    }

    /** The lock goes last, and goes whatever fails before: else nobody in this process could take the run up again. */
    @Override
    public void close() {
        try {
            protocol.close();
        } finally {
            try {
                writer.close();
            } finally {
                lock.ifPresent(RunLock::close);
            }
        }
    }
}
