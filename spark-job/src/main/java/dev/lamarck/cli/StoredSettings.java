package dev.lamarck.cli;

import dev.lamarck.conf.Block;
import dev.lamarck.conf.ConfException;
import dev.lamarck.conf.Layers;
import dev.lamarck.store.RunRow;
import java.util.List;
import java.util.Map;

/** The settings that a run was started with, as the table {@code runs} has them. */
final class StoredSettings {

    private static final String STARS = "***";

    private final String run;
    private final Block stored;
    private final Map<String, String> environment;

    StoredSettings(RunRow row, Map<String, String> environment) {
        this.run = row.run();
        this.stored = Block.ofYaml(row.config(), "the settings of run '" + row.run() + "'");
        this.environment = environment;
    }

    /** They with some set anew. Of the environment only the secrets count that they refer to. */
    Block with(List<String> flags) {
        Block block = Layers.of()
                .file(stored)
                .environment(environment, environment.keySet())
                .set(flags)
                .merge();
        refuseStars(block.toMap(), "");
        return block;
    }

    private void refuseStars(Map<?, ?> values, String path) {
        values.forEach((key, value) -> {
            if (value instanceof Map<?, ?> inner) {
                refuseStars(inner, path + key + ".");
            } else if (STARS.equals(value)) {
                throw new ConfException(CliErrors.maskedSetting(run, path + key));
            }
        });
    }
}
