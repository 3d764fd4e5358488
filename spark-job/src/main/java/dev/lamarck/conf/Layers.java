package dev.lamarck.conf;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The layers that make up one block of settings: defaults &lt; profile &lt; file &lt; environment &lt; flags. A profile
 * is a block under {@code profiles}, chosen by a flag or by the key {@code profile} of any layer.
 */
public final class Layers {
    static final String PREFIX = "LAMARCK_";

    private Block defaults = Block.empty();
    private Block file = Block.empty();
    private Optional<Class<? extends Record>> settings = Optional.empty();
    private Optional<String> profile = Optional.empty();
    private Map<String, String> environment = Map.of();
    private Set<String> notSettings = Set.of();
    private final List<String> flags = new ArrayList<>();
    private final List<Dialect> dialects = new ArrayList<>();
    private Consumer<String> warn = warning -> {};

    private Layers() {}

    public static Layers of() {
        return new Layers();
    }

    /** The record that the settings are for: then a type alone is merged like the block that it stands for. */
    public Layers forSettings(Class<? extends Record> record) {
        settings = Optional.of(record);
        return this;
    }

    public Layers defaults(Block block) {
        defaults = block;
        return this;
    }

    public Layers file(Path path) {
        return file(Block.ofFile(path));
    }

    public Layers file(Block block) {
        file = block;
        return this;
    }

    /** Dialects that the file may be written in besides our own; each translates what it knows, one after the other. */
    public Layers dialects(List<Dialect> known, Consumer<String> warnings) {
        dialects.addAll(known);
        warn = warnings;
        return this;
    }

    public Layers profile(String name) {
        profile = Optional.of(name);
        return this;
    }

    /**
     * The environment: {@code LAMARCK_A_B__C} is the setting {@code a-b.c}, and all variables serve {@code ${NAME}}.
     * The names in {@code others} begin alike but are no settings.
     */
    public Layers environment(Map<String, String> variables, Set<String> others) {
        environment = Map.copyOf(variables);
        notSettings = Set.copyOf(others);
        return this;
    }

    /** Flags {@code path=value}, the later the stronger. */
    public Layers set(List<String> assignments) {
        flags.addAll(assignments);
        return this;
    }

    /** The settings, with environment variables filled in. */
    public Block merge() {
        Block written = spelledOut(translated());
        Block known = above(defaults.overlaidBy(written));
        Optional<String> chosen = profile.or(() -> known.text("profile").filter(name -> !name.isEmpty()));
        Block base = chosen.map(name -> defaults.overlaidBy(spelledOut(profile(known, name))))
                .orElse(defaults);
        return above(base.overlaidBy(written))
                .without("profiles")
                .without("profile")
                .expanded(environment);
    }

    private Block above(Block below) {
        Block merged = below;
        for (Map.Entry<String, String> variable : new TreeMap<>(environment).entrySet()) {
            String name = variable.getKey();
            if (name.startsWith(PREFIX) && name.length() > PREFIX.length() && !notSettings.contains(name)) {
                merged = spelledOut(merged.with(pathOf(name), variable.getValue(), name));
            }
        }
        for (String flag : flags) {
            merged = spelledOut(assign(merged, flag));
        }
        return merged;
    }

    private Block spelledOut(Block block) {
        return settings.map(block::spelledOut).orElse(block);
    }

    private static Block assign(Block block, String flag) {
        int equals = flag.indexOf('=');
        if (equals < 1) {
            throw new ConfException(ConfErrors.badAssignment(flag));
        }
        return block.with(flag.substring(0, equals).strip(), flag.substring(equals + 1));
    }

    private Block translated() {
        Block block = file;
        for (Dialect dialect : dialects) {
            block = dialect.translate(block, warn).orElse(block);
        }
        return block;
    }

    private static Block profile(Block profiles, String name) {
        Block known = profiles.at("profiles");
        if (!known.keys().stream().map(Keys::kebab).toList().contains(Keys.kebab(name))) {
            throw new ConfException(ConfErrors.noSuchProfile(name, known.keys()));
        }
        Node node = known.root().find(name);
        if (node instanceof Node.Section section) {
            return new Block(section, "");
        }
        throw new ConfException(ConfErrors.notABlock(known.root().origin(), "profiles." + name));
    }

    private static String pathOf(String variable) {
        return variable.substring(PREFIX.length())
                .toLowerCase(Locale.ROOT)
                .replace("__", ".")
                .replace('_', '-');
    }
}
