package dev.lamarck.evaluate.dialect;

import dev.lamarck.conf.Block;
import dev.lamarck.conf.Nearest;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** The parts of OpenEvolve's configuration that say how a program is evaluated. */
public final class OpenEvolve {

    /** Where a value comes from that a configuration does not write. */
    public static final String SILENCE = "OpenEvolve's default";

    private static final Set<String> SIGNS =
            Set.of("max-iterations", "llm", "database", "prompt", "checkpoint-interval", "diff-based-evolution");

    /** What stands where, and how its value is written in our words. */
    private record Place(String path, BiFunction<Block, String, Object> value) {}

    private static final Map<String, Place> KEYS = new TreeMap<>(Map.of(
            "timeout", new Place("limits.timeout", (block, key) -> text(block, key) + "s"),
            "max-retries", new Place("max-retries", OpenEvolve::value),
            "memory-limit-mb", new Place("limits.memory", (block, key) -> text(block, key) + "MiB"),
            "max-artifact-storage", new Place("artifacts.all", OpenEvolve::value),
            "cascade-evaluation", new Place("cascade.enabled", OpenEvolve::value),
            "cascade-thresholds", new Place("cascade.thresholds", OpenEvolve::value)));

    private static final Map<String, String> REMARKS = new TreeMap<>(Map.of(
            "parallel-evaluations", "the executors' cores decide how many evaluations run at a time",
            "cpu-limit", "OpenEvolve never applied it; 'limits.cpu' bounds the processor time here",
            "distributed", "every run is distributed here; the Spark master says where",
            "enable-artifacts", "artifacts are always kept, within 'artifacts.each' and 'artifacts.all'",
            "use-llm-feedback", "no language model takes part in an evaluation yet",
            "llm-feedback-weight", "no language model takes part in an evaluation yet"));

    /** What a block of ours holds there. */
    private static final Set<String> OURS =
            Set.of("type", "class", "measured", "resources", "check", "assets", "config");

    /** Where its silence means something else than ours. */
    private static final Map<String, Object> DEFAULTS = Map.of("max-retries", 3);

    private OpenEvolve() {}

    /** Whether settings are written in this dialect. */
    public static boolean speaks(Block raw) {
        boolean ours = raw.text("evaluator.type").isPresent()
                || raw.text("evaluator.class").isPresent();
        return !ours
                && (raw.keys().stream().map(OpenEvolve::kebab).anyMatch(SIGNS::contains)
                        || raw.value("evaluator").isPresent());
    }

    /** Whether the block {@code evaluator} has settings of this dialect. */
    public static boolean evaluates(Block raw) {
        return raw.at("evaluator").keys().stream()
                .map(OpenEvolve::kebab)
                .anyMatch(key -> KEYS.containsKey(key) || REMARKS.containsKey(key));
    }

    /** The settings of the evaluator {@code python} that a configuration comes to. */
    public static Block evaluator(Block raw, Consumer<String> warn) {
        Block translated = Block.empty();
        for (Map.Entry<String, Object> silence : DEFAULTS.entrySet()) {
            translated = translated.written(silence.getKey(), silence.getValue(), SILENCE);
        }
        Block block = raw.at("evaluator");
        for (String spelled : block.keys()) {
            String key = kebab(spelled);
            Place place = KEYS.get(key);
            if (place != null) {
                Object value = place.value().apply(block, spelled);
                translated = translated.written(
                        place.path(), value, block.origin(spelled).orElse(SILENCE));
            } else if (!OURS.contains(key)) {
                remark(raw, "evaluator." + spelled, key, warn);
            }
        }
        if (raw.value("parallel_evaluations").isPresent()) {
            remark(raw, "parallel_evaluations", "parallel-evaluations", warn);
        }
        String dimensions = "database.feature_dimensions";
        Optional<Object> named = raw.value(dimensions);
        return named.isEmpty()
                ? translated
                : translated.written(
                        "feature-dimensions",
                        named.get(),
                        raw.origin(dimensions).orElse(SILENCE));
    }

    /** The seed that a configuration gives to everything random. */
    public static Optional<Long> seed(Block raw) {
        return raw.text("random_seed")
                .filter(text -> text.matches("-?\\d{1,18}"))
                .map(Long::parseLong);
    }

    private static void remark(Block raw, String path, String key, Consumer<String> warn) {
        String where = raw.origin(path).orElse("the settings");
        String known = REMARKS.get(key);
        String meant = Nearest.to(key, KEYS.keySet())
                .map(name -> "; did you mean '%s'?".formatted(name.replace('-', '_')))
                .orElse("");
        warn.accept(
                known != null
                        ? "%s: '%s' has no effect: %s.".formatted(where, path, known)
                        : "%s: '%s' is unknown and has no effect%s"
                                .formatted(where, path, meant.isEmpty() ? "." : meant));
    }

    private static Object value(Block block, String key) {
        return block.value(key).orElse("");
    }

    private static String text(Block block, String key) {
        return block.text(key).orElse("");
    }

    private static String kebab(String key) {
        return key.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
