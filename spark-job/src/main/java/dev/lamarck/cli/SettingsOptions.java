package dev.lamarck.cli;

import dev.lamarck.conf.Block;
import dev.lamarck.conf.ConfException;
import dev.lamarck.conf.Layers;
import dev.lamarck.evaluate.dialect.Distribution;
import dev.lamarck.run.RunSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

    /** The effective settings, flags of the command last. */
    Block block(Map<String, String> environment, List<String> flags) {
        Layers layers = Layers.of().forSettings(RunSettings.class).environment(environment, NOT_SETTINGS);
        config.ifPresent(layers::file);
        layers.dialects(List.of(new Distribution()), warning -> LOG.warn("{}", warning));
        profile.ifPresent(layers::profile);
        return layers.set(set).set(flags).merge();
    }

    /** The run's name: the flag, the setting, or the file's name in the letters that a name may have. */
    String name(Optional<String> flag, Block block) {
        return flag.or(() -> block.text("run.id")).orElseGet(this::nameOfFile);
    }

    private String nameOfFile() {
        Path file = config.map(Path::getFileName).orElseThrow(() -> new ConfException(CliErrors.noName()));
        String stem = file.toString().replaceFirst("(?i)\\.ya?ml$", "");
        String name =
                stem.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-", "");
        name = name.substring(0, Math.min(LONGEST_NAME, name.length())).replaceAll("-$", "");
        if (name.isEmpty()) {
            throw new ConfException(CliErrors.unnamable(file.toString(), stem));
        }
        return name;
    }
}
