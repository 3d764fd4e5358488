package dev.lamarck.cli;

import dev.lamarck.conf.Block;
import dev.lamarck.conf.ConfException;
import dev.lamarck.conf.Layers;
import dev.lamarck.evaluate.dialect.Distribution;
import dev.lamarck.run.Presets;
import dev.lamarck.run.RunSettings;
import dev.lamarck.run.dialect.OpenEvolveProject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Where a run's settings come from, the stronger after the weaker: profile, file, environment, flags. */
final class SettingsOptions {

    /** Variables that scripts/lamarck reads; everything else that begins like them is a setting. */
    static final Set<String> NOT_SETTINGS = Set.of(
            "LAMARCK_CLUSTER",
            "LAMARCK_DRIVER_MEMORY",
            "LAMARCK_DRY_RUN",
            "LAMARCK_JAR",
            "LAMARCK_MVN_ARGS",
            "LAMARCK_PYTHON_TOOLS",
            "LAMARCK_SPARK");

    private static final Logger LOG = LoggerFactory.getLogger(SettingsOptions.class);
    private static final int LONGEST_NAME = 63;

    /** What files are called in every project. */
    private static final Set<String> GENERIC =
            Set.of("config", "initial", "initial-program", "program", "main", "solution", "src");

    @Parameters(
            arity = "0..1",
            paramLabel = "CONFIG",
            description = "YAML file of settings; conf/reference.yaml shows every key. Default: none, so that all comes"
                    + " from the environment and the flags.")
    Optional<Path> config = Optional.empty();

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "One setting, such as search.size=200; may be given again and goes before file and"
                    + " environment (LAMARCK_SEARCH__SIZE=200). Default: none.")
    List<String> set = new ArrayList<>();

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description =
                    "The block under 'profiles' of the file to start from. Default: the setting 'profile', else none.")
    Optional<String> profile = Optional.empty();

    @Mixin
    final ProjectOptions project = new ProjectOptions();

    /** The effective settings, flags of the command last. */
    Block block(Map<String, String> environment, List<String> flags) {
        Consumer<String> warn = warning -> LOG.warn("{}", warning);
        Layers layers = Layers.of().forSettings(RunSettings.class).environment(environment, NOT_SETTINGS);
        config.ifPresent(layers::file);
        layers.dialects(List.of(new OpenEvolveProject(), new Distribution()), warn);
        profile.ifPresent(layers::profile);
        Block merged = layers.set(set).set(flags).merge();
        return Presets.under(project.over(merged, environment, warn), warn);
    }

    /** The run's name: the flag, the setting, or that of a file in the letters that a name may have. */
    String name(Optional<String> flag, Block block) {
        return flag.or(() -> block.text("run.id")).orElseGet(this::nameOfFile);
    }

    /** Of the names at hand the first that says something. */
    private String nameOfFile() {
        List<String> names = new ArrayList<>();
        config.map(Path::getFileName)
                .map(file -> file.toString().replaceFirst("(?i)\\.ya?ml$", ""))
                .ifPresent(names::add);
        names.addAll(project.names());
        if (names.isEmpty()) {
            throw new ConfException(CliErrors.noName());
        }
        return names.stream()
                .map(SettingsOptions::legal)
                .filter(name -> !name.isEmpty() && !GENERIC.contains(name))
                .findFirst()
                .or(() -> names.stream()
                        .map(SettingsOptions::legal)
                        .filter(name -> !name.isEmpty())
                        .findFirst())
                .orElseThrow(() -> new ConfException(
                        CliErrors.unnamable(config.map(Path::toString).orElse(names.get(0)), names.get(0))));
    }

    private static String legal(String stem) {
        String name =
                stem.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-", "");
        return name.substring(0, Math.min(LONGEST_NAME, name.length())).replaceAll("-$", "");
    }
}
