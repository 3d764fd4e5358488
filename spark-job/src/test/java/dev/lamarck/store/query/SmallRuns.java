package dev.lamarck.store.query;

import dev.lamarck.genome.Candidate;
import dev.lamarck.genome.Hash128;
import dev.lamarck.genome.Lineage;
import dev.lamarck.genome.Marks;
import dev.lamarck.genome.Metrics;
import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Vector;
import dev.lamarck.store.CandidateCodec;
import dev.lamarck.store.CandidateRow;
import dev.lamarck.store.Codec;
import dev.lamarck.store.DataFile;
import dev.lamarck.store.GenerationCommit;
import dev.lamarck.store.GenerationRow;
import dev.lamarck.store.LlmCallCodec;
import dev.lamarck.store.LlmCallRow;
import dev.lamarck.store.Measured;
import dev.lamarck.store.PopulationRow;
import dev.lamarck.store.RowFile;
import dev.lamarck.store.RunRow;
import dev.lamarck.store.RunStore;
import dev.lamarck.store.SettingsRow;
import dev.lamarck.store.StateRow;
import dev.lamarck.store.Warehouse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Runs of eight candidates a generation. Slot 0 is the best of its generation and a child of slot 0 and 1 of the one
 * before, by turns of two operators; slot 7 fails. The population is the whole of the newest generation but the failed.
 *
 * @param host what is measured: it differs between runs that are equal otherwise
 */
public record SmallRuns(Warehouse warehouse, String host) {

    public static final int SLOTS = 8;
    public static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    public static RunRow row(String run) {
        return new RunRow(
                run, START, 42, "hash", "seed: 42", "0.1.0", "java-strict", Optional.empty(), Optional.empty());
    }

    public static Hash128 id(int generation, int slot) {
        return Candidate.idOf(42, new Hash128(1, 2), generation, slot);
    }

    /** Makes a run with the generations from 0 to the last. */
    public void make(String run, int last) {
        try (RunStore store = warehouse.create(row(run), "driver-of-" + run)) {
            extend(store, last);
        }
    }

    /** Commits what is missing up to the last generation. */
    public void extend(RunStore store, int last) {
        int next = store.head().map(head -> head.generation() + 1).orElse(0);
        for (int generation = next; generation <= last; generation++) {
            store.commit(generation(store, generation));
        }
    }

    public GenerationCommit generation(RunStore store, int generation) {
        return new GenerationCommit(
                generation,
                1,
                List.of(file(store, new CandidateCodec(), candidates(generation))),
                List.of(),
                List.of(file(store, new LlmCallCodec(), calls(generation))),
                List.of(),
                generation % 2 == 0
                        ? List.of(new StateRow(generation, "bandit", 1, new byte[] {(byte) generation}))
                        : List.of(),
                generation == 0 ? List.of(new SettingsRow(0, 1, "start", "person", "seed: 42")) : List.of(),
                figures(generation),
                population(generation));
    }

    public static <T> DataFile file(RunStore store, Codec<T> codec, List<T> rows) {
        try (RowFile<T> file = RowFile.create(codec, store.target(codec.table()))) {
            rows.forEach(file::write);
            return file.finish();
        }
    }

    public List<CandidateRow> candidates(int generation) {
        return IntStream.range(0, SLOTS)
                .mapToObj(slot -> candidate(generation, slot))
                .toList();
    }

    private CandidateRow candidate(int generation, int slot) {
        boolean fails = slot == SLOTS - 1;
        double score = score(generation, slot);
        Outcome outcome = fails
                ? Outcome.failed(Outcome.Reason.TIMEOUT, "Took longer than 30 s on " + host)
                : Outcome.scored(Metrics.of(Map.of("score", score, "seconds", host.length() / 10.0)));
        Vector genome = Vector.of(generation, slot, score);
        Candidate candidate =
                new Candidate(id(generation, slot), lineage(generation, slot), genome, genome.hash(), outcome);
        return new CandidateRow(
                candidate,
                fails ? OptionalDouble.empty() : OptionalDouble.of(score),
                fails ? new double[0] : new double[] {score},
                Metrics.of("complexity", slot),
                new double[] {score, 0.5},
                Metrics.none(),
                new Measured(slot / 4, host.length(), host, "", 0.25, host.length(), 0.5, Instant.now()),
                generation == 0 ? List.of() : edits(slot),
                Marks.none());
    }

    /** Two constants in every other child, something deleted in every fourth and in the one that fails. */
    private static List<String> edits(int slot) {
        String constant = "{\"kind\": \"constant\"}";
        String delete = "{\"kind\": \"delete\"}";
        if (slot == SLOTS - 1) {
            return List.of(delete);
        }
        if (slot % 2 > 0) {
            return List.of();
        }
        return slot % 4 > 0 ? List.of(constant, constant) : List.of(constant, delete, constant);
    }

    private static Lineage lineage(int generation, int slot) {
        List<Hash128> parents =
                generation == 0 ? List.of() : List.of(id(generation - 1, slot), id(generation - 1, (slot + 1) % SLOTS));
        String operator = generation == 0 ? "random" : slot % 2 == 0 ? "gaussian" : "crossover";
        return new Lineage(generation, slot, slot % 2, operator, parents);
    }

    public static double score(int generation, int slot) {
        return generation - slot / 16.0;
    }

    private static List<LlmCallRow> calls(int generation) {
        return List.of(
                new LlmCallRow(generation, 0, 0, "request", "model-a", "An answer", 100, 20, 0.5, 800, "none"),
                new LlmCallRow(generation, 1, 0, "request", "model-a", "An answer", 100, 20, 0, 1, "memory"));
    }

    private GenerationRow figures(int generation) {
        return new GenerationRow(
                generation,
                1,
                new GenerationRow.Scores(
                        OptionalDouble.of(score(generation, 0)),
                        OptionalDouble.empty(),
                        0.3,
                        0.1,
                        SLOTS - 1,
                        generation),
                new GenerationRow.Counts(SLOTS, SLOTS - 1, 1, 0, 0, (long) SLOTS * (generation + 1)),
                new GenerationRow.Times(1.5, 20, 0.5, START, START.plusMillis(25)),
                new TreeMap<>(Map.of("timeout", 1L)),
                Metrics.none());
    }

    private static List<PopulationRow> population(int generation) {
        return IntStream.range(0, SLOTS - 1)
                .mapToObj(slot -> member(generation, slot))
                .toList();
    }

    private static PopulationRow member(int generation, int slot) {
        return new PopulationRow(
                generation,
                slot % 2,
                slot / 2,
                "cell",
                slot == 3 ? Optional.empty() : Optional.of(slot + ",1"),
                id(generation, slot),
                Vector.of(generation, slot, score(generation, slot)).hash(),
                generation,
                slot,
                slot % 2,
                new double[] {score(generation, slot)},
                new double[] {slot},
                new double[] {score(generation, slot), 0.5});
    }
}
