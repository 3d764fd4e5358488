package dev.lamarck.store;

import java.util.List;

/** Everything that one generation leaves behind: the files of its tasks, and the rows of the driver. */
public record GenerationCommit(
        int generation,
        int settingsVersion,
        List<DataFile> candidates,
        List<DataFile> artifacts,
        List<DataFile> llmCalls,
        List<DataFile> cache,
        List<StateRow> state,
        List<SettingsRow> settings,
        GenerationRow row,
        List<PopulationRow> population) {

    public GenerationCommit {
        candidates = List.copyOf(candidates);
        artifacts = List.copyOf(artifacts);
        llmCalls = List.copyOf(llmCalls);
        cache = List.copyOf(cache);
        state = List.copyOf(state);
        settings = List.copyOf(settings);
        population = List.copyOf(population);
        if (row.generation() != generation) {
            throw new IllegalArgumentException("The figures of generation " + row.generation()
                    + " cannot be committed with generation " + generation);
        }
    }
}
