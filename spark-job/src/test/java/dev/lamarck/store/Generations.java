package dev.lamarck.store;

import java.util.List;
import java.util.stream.IntStream;

/** Whole generations of sample rows, with files as tasks would have written them. */
final class Generations {

    private Generations() {}

    static GenerationCommit full(RunStore store, int generation, int candidates) {
        return new GenerationCommit(
                generation,
                1,
                List.of(candidates(store, generation, candidates)),
                List.of(file(store, new ArtifactCodec(), List.of(Samples.artifact(generation, 0)))),
                List.of(file(store, new LlmCallCodec(), List.of(Samples.llmCall(generation, 0)))),
                List.of(file(store, new CacheCodec(), List.of(Samples.cached(generation, 0)))),
                List.of(Samples.state(generation)),
                generation == 0 ? List.of(Samples.settings(0, 1)) : List.of(),
                Samples.generation(generation, candidates),
                Samples.population(generation, candidates));
    }

    static DataFile candidates(RunStore store, int generation, int candidates) {
        return file(
                store,
                new CandidateCodec(),
                IntStream.range(0, candidates)
                        .mapToObj(slot -> Samples.candidate(generation, slot))
                        .toList());
    }

    static <T> DataFile file(RunStore store, Codec<T> codec, List<T> rows) {
        try (RowFile<T> file = RowFile.create(codec, store.target(codec.table()))) {
            rows.forEach(file::write);
            return file.finish();
        }
    }
}
