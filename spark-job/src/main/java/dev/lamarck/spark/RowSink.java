package dev.lamarck.spark;

import dev.lamarck.genome.Artifact;
import dev.lamarck.genome.Outcome;
import dev.lamarck.metrics.Snapshot;
import dev.lamarck.store.ArtifactCodec;
import dev.lamarck.store.ArtifactRow;
import dev.lamarck.store.CandidateCodec;
import dev.lamarck.store.CandidateRow;
import dev.lamarck.store.DataFile;
import dev.lamarck.store.RowFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Collects what a task produces: rows into data files, the rest into its result. */
final class RowSink implements AutoCloseable {

    private final TaskSpec.Targets targets;
    private final Optional<CacheDesk> cache;
    private final List<Judged> judged = new ArrayList<>();
    private final List<Integer> suspects = new ArrayList<>();
    private final Map<String, String> examples = new TreeMap<>();
    private Optional<RowFile<CandidateRow>> candidates = Optional.empty();
    private Optional<RowFile<ArtifactRow>> artifacts = Optional.empty();

    /** A sink that also takes what was handed to the cache, if there is one. */
    RowSink(TaskSpec.Targets targets, Optional<CacheDesk> cache) {
        this.targets = targets;
        this.cache = cache;
    }

    void add(BatchRun.Produce produce) {
        judged.addAll(produce.judged());
        suspects.addAll(produce.suspects());
        produce.rows().forEach(this::write);
    }

    private void write(CandidateRow row) {
        if (candidates.isEmpty()) {
            candidates = Optional.of(RowFile.create(new CandidateCodec(), targets.candidates()));
        }
        candidates.get().write(row);
        Outcome outcome = row.candidate().outcome();
        if (outcome instanceof Outcome.Failed failed) {
            examples.putIfAbsent(failed.reason().code(), failed.message());
        }
        outcome.artifacts().forEach(artifact -> write(row, artifact));
    }

    private void write(CandidateRow row, Artifact artifact) {
        if (artifacts.isEmpty()) {
            artifacts = Optional.of(RowFile.create(new ArtifactCodec(), targets.artifacts()));
        }
        artifacts
                .get()
                .write(new ArtifactRow(
                        row.candidate().lineage().generation(),
                        row.candidate().lineage().slot(),
                        artifact.name(),
                        row.candidate().id(),
                        artifact.mediaType(),
                        artifact.content().length,
                        Optional.of(artifact.content()),
                        Optional.empty()));
    }

    TaskResult finish(int generation, Snapshot metrics) {
        List<DataFile> rows = candidates.map(RowFile::finish).map(List::of).orElse(List.of());
        List<DataFile> outputs = artifacts.map(RowFile::finish).map(List::of).orElse(List.of());
        List<DataFile> entries =
                cache.map(desk -> desk.write(generation, targets.cache())).orElse(List.of());
        Snapshot all = cache.map(desk -> metrics.merge(desk.measured())).orElse(metrics);
        return new TaskResult(
                Judged.pack(generation, judged), rows, outputs, entries, suspects, examples, all.toBytes());
    }

    @Override
    public void close() {
        candidates.ifPresent(RowFile::close);
        artifacts.ifPresent(RowFile::close);
    }
}
