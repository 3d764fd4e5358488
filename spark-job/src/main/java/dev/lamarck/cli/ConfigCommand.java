package dev.lamarck.cli;

import dev.lamarck.conf.Block;
import dev.lamarck.run.Preflight;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Looks at settings without running anything. */
@Command(
        name = "config",
        description = "Check or show the settings of a run; nothing is started.",
        footer = {"", "Example: lamarck config check conf/examples/circle-packing/demo.yaml"})
final class ConfigCommand {

    @Mixin
    private final OutputOptions output = new OutputOptions();

    /** Tells whether a run could start with these settings. */
    @Command(
            name = "check",
            description = "Tell whether a run could start with these settings: every key, value, operator and class.",
            footer = {"", "Example: lamarck config check my.yaml --set search.size=200"})
    static final class Check implements Callable<Answer> {

        private final World world;

        @Mixin
        private final SettingsOptions settings = new SettingsOptions();

        @Mixin
        private final OutputOptions output = new OutputOptions();

        Check(World world) {
            this.world = world;
        }

        @Override
        public Answer call() {
            Block block = settings.block(world.environment(), List.of());
            String name = settings.name(java.util.Optional.empty(), block);
            Preflight.Plan plan = Preflight.check(name, block);
            Json json = new Json().put("run", name).put("valid", true).put("identity", plan.identity());
            return Answer.done(
                    "The settings of run '" + name + "' are valid (identity " + plan.identity() + ").", json.map());
        }
    }

    /** Shows what the settings come to. */
    @Command(
            name = "show",
            description = "Show the effective settings, secrets masked.",
            footer = {"", "Example: lamarck config show my.yaml --profile large --origin"})
    static final class Show implements Callable<Answer> {

        private final World world;

        @Mixin
        private final SettingsOptions settings = new SettingsOptions();

        @Option(
                names = "--origin",
                description = "Tell for each value where it was written: file and line, variable or flag. Default: YAML"
                        + " that can be run again.")
        private boolean origin;

        @Mixin
        private final OutputOptions output = new OutputOptions();

        Show(World world) {
            this.world = world;
        }

        @Override
        public Answer call() {
            Block block = settings.block(world.environment(), List.of());
            Map<String, Object> values = block.masked().toMap();
            Json json = new Json().put("settings", values);
            if (!origin) {
                return Answer.done(block.stored().toYaml().stripTrailing(), json.map());
            }
            Map<String, String> origins = new TreeMap<>();
            TextTable table = new TextTable("setting", "value", "origin");
            leaves(values, "", (path, value) -> {
                origins.put(path, block.origin(path).orElse(""));
                table.row(path, value, block.origin(path).orElse(""));
            });
            return Answer.done(table.text(), json.put("origins", origins).map());
        }

        /** Takes a value that holds no others, with its path. */
        private interface Leaf {
            void at(String path, String value);
        }

        private static void leaves(Object value, String path, Leaf leaf) {
            if (value instanceof Map<?, ?> map && !map.isEmpty()) {
                map.forEach((key, inner) -> leaves(inner, path.isEmpty() ? "" + key : path + "." + key, leaf));
            } else if (value instanceof List<?> list && !list.isEmpty()) {
                for (int i = 0; i < list.size(); i++) {
                    leaves(list.get(i), path + "[" + i + "]", leaf);
                }
            } else {
                leaf.at(path, String.valueOf(value));
            }
        }
    }

    /** Shows every setting there is. */
    @Command(
            name = "reference",
            description = "Show every setting with its default and meaning, those of the built-in parts among them.",
            footer = {"", "Example: lamarck config reference > my.yaml"})
    static final class Reference implements Callable<Answer> {

        @Mixin
        private final OutputOptions output = new OutputOptions();

        @Override
        public Answer call() {
            String text = SettingsReference.text();
            return Answer.done(
                    text.stripTrailing(), new Json().put("reference", text).map());
        }
    }
}
