package dev.lamarck.store;

import dev.lamarck.genome.Candidate;
import dev.lamarck.genome.Hash128;
import dev.lamarck.genome.Lineage;
import dev.lamarck.genome.Marks;
import dev.lamarck.genome.Metrics;
import dev.lamarck.genome.Outcome;
import dev.lamarck.genome.Program;
import dev.lamarck.genome.SourceFile;
import dev.lamarck.genome.Vector;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Rows that are pure functions of a generation and a slot. */
final class Samples {

    static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");

    private Samples() {}

    static RunRow run(String name) {
        return new RunRow(
                name, NOON, 42, "hash", "seed: 42", "0.1.0", "java-strict", Optional.empty(), Optional.of("a sample"));
    }

    static Hash128 id(int generation, int slot) {
        return Candidate.idOf(42, new Hash128(1, 2), generation, slot);
    }

    static CandidateRow candidate(int generation, int slot) {
        return candidate(generation, slot, 20);
    }

    static CandidateRow candidate(int generation, int slot, int genes) {
        double[] values = new double[genes];
        for (int i = 0; i < genes; i++) {
            values[i] = (generation * 31L + slot * 17L + i) % 1009 / 1009.0;
        }
        Vector genome = Vector.of(values);
        boolean fails = slot % 10 == 9;
        Outcome outcome = fails
                ? Outcome.failed(Outcome.Reason.TIMEOUT, "Took longer than 30 s")
                : Outcome.scored(Metrics.of(Map.of("score", values[0], "complexity", 1.0 * genes)));
        Lineage lineage = new Lineage(
                generation,
                slot,
                slot % 4,
                "gaussian",
                generation == 0 ? List.of() : List.of(id(generation - 1, slot), id(generation - 1, slot + 1)));
        return new CandidateRow(
                new Candidate(id(generation, slot), lineage, genome, genome.hash(), outcome),
                fails ? OptionalDouble.empty() : OptionalDouble.of(values[0]),
                fails ? new double[0] : new double[] {values[0]},
                Metrics.of("complexity", genes),
                new double[] {values[0], 0.5},
                Metrics.none(),
                measured(slot),
                edits(generation, slot),
                Marks.none());
    }

    /** What every other child was made by. */
    static List<String> edits(int generation, int slot) {
        return generation == 0 || slot % 2 > 0
                ? List.of()
                : List.of(
                        "{\"file\":\"main.py\",\"line\":3,\"kind\":\"constant\",\"removed\":\"3\",\"inserted\":\"4\"}");
    }

    /** A candidate that is a program of two files. */
    static CandidateRow program(int generation, int slot) {
        Program genome = new Program(
                "python",
                List.of(
                        new SourceFile("main.py", "print('é🧬')\r\n\tx = \"${HOME}\"\n"),
                        new SourceFile("lib/b.py", ""),
                        new SourceFile("lib/a.py", "y = %d\n".formatted(slot))));
        CandidateRow vector = candidate(generation, slot);
        Candidate candidate = vector.candidate();
        return new CandidateRow(
                new Candidate(candidate.id(), candidate.lineage(), genome, genome.hash(), candidate.outcome()),
                vector.score(),
                vector.fitness(),
                vector.features(),
                vector.profile(),
                Metrics.none(),
                measured(slot),
                edits(generation, slot),
                Marks.ofMap(Map.of("slow main.py:2", 1.0, "wrong lib/a.py:1", 0.5)));
    }

    static Measured measured(int slot) {
        return new Measured(slot / 25, 0, "worker-1", "pid-ns,seccomp", 0.25, 1.5, 0.001, NOON);
    }

    static ArtifactRow artifact(int generation, int slot) {
        byte[] content = ("log of " + slot).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return new ArtifactRow(
                generation,
                slot,
                "log",
                id(generation, slot),
                "text/plain",
                content.length,
                Optional.of(content),
                Optional.empty());
    }

    static LlmCallRow llmCall(int generation, int slot) {
        return new LlmCallRow(generation, slot, 0, "request", "model-a", "An answer", 100, 20, 0.002, 850, "none");
    }

    static CacheRow cached(int generation, int ordinal) {
        return new CacheRow(
                generation,
                ordinal,
                "evaluation",
                id(generation, ordinal),
                new byte[] {1, (byte) generation, (byte) ordinal},
                NOON);
    }

    static StateRow state(int generation) {
        return new StateRow(generation, "bandit", 1, new byte[] {(byte) generation, 2, 3});
    }

    static SettingsRow settings(int generation, int version) {
        return new SettingsRow(generation, version, "stage 'explore' ended", "stage", "seed: 42");
    }

    static GenerationRow generation(int generation, long candidates) {
        return new GenerationRow(
                generation,
                1,
                new GenerationRow.Scores(OptionalDouble.of(0.9), OptionalDouble.empty(), 0.3, 0.1, 40, generation),
                new GenerationRow.Counts(candidates, candidates - 1, 1, 0, 2, candidates * (generation + 1)),
                new GenerationRow.Times(1.5, 20, 0.5, NOON, NOON.plusMillis(22)),
                new TreeMap<>(Map.of("timeout", 1L)),
                Metrics.of("stale", 2));
    }

    static PopulationRow member(int generation, int rank) {
        return new PopulationRow(
                generation,
                rank % 4,
                rank,
                "cell",
                Optional.of("3,1"),
                id(generation, rank),
                Vector.of(rank).hash(),
                generation,
                rank,
                rank % 4,
                new double[] {0.5},
                new double[] {20, 0.5},
                new double[] {0.25});
    }

    static List<PopulationRow> population(int generation, int members) {
        return java.util.stream.IntStream.range(0, members)
                .mapToObj(rank -> member(generation, rank))
                .toList();
    }

    static GenerationCommit commit(int generation, int candidates, List<DataFile> files) {
        return new GenerationCommit(
                generation,
                1,
                files,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                generation(generation, candidates),
                population(generation, candidates));
    }
}
