package dev.lamarck.cli;

import dev.lamarck.conf.Block;
import dev.lamarck.conf.ConfException;
import dev.lamarck.conf.Layers;
import dev.lamarck.run.RunSettings;
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
                .forSettings(RunSettings.class)
                .file(stored)
                .environment(environment, environment.keySet())
                .set(flags)
                .merge();
        refuseStars(block.toMap(), "");
        return block;
    }

    private void refuseStars(Map<?, ?> values, String path) {
        String before = path.isEmpty() ? "" : path + ".";
        values.forEach((key, value) -> refuseStars(value, before + key));
    }

    private void refuseStars(Object value, String path) {
        if (value instanceof Map<?, ?> inner) {
            refuseStars(inner, path);
        } else if (value instanceof List<?> items) {
            for (int i = 0; i < items.size(); i++) {
                refuseStars(items.get(i), path + "[" + i + "]");
            }
        } else if (STARS.equals(value)) {
            throw new ConfException(CliErrors.maskedSetting(run, path));
        }
    }
}
