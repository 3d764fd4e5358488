package dev.lamarck.engine.model;

import dev.lamarck.engine.model.Positions.Rotary;
import dev.lamarck.engine.model.Positions.Scaling;
import java.util.Optional;

/**
 * Reads rotary positions as they have been written over the years: {@code rope_theta} beside {@code rope_scaling}, or
 * both together as {@code rope_parameters}.
 */
final class RotaryReader {
    private static final double USUAL_THETA = 10_000;

    private final JsonFile config;
    private final Optional<JsonFile> parameters;

    private RotaryReader(JsonFile config) {
        this.config = config;
        this.parameters =
                config.isSet("rope_scaling") ? config.findObject("rope_scaling") : config.findObject("rope_parameters");
    }

    /** With the whole head turned. */
    static Rotary whole(JsonFile config, int headSize) {
        RotaryReader reader = new RotaryReader(config);
        if (reader.part(1) != 1) {
            throw reader.holder("partial_rotary_factor").unlike("partial_rotary_factor", "1 for this family");
        }
        return new Rotary(reader.theta(), headSize, reader.scaling());
    }

    /** With a part of the head turned. */
    static Rotary partial(JsonFile config, int headSize, double usual) {
        RotaryReader reader = new RotaryReader(config);
        double part = reader.part(usual);
        int size = (int) (headSize * part);
        if (part > 1 || size < 2 || size % 2 != 0) {
            throw reader.holder("partial_rotary_factor")
                    .unlike("partial_rotary_factor", "a share that gives an even part of " + headSize);
        }
        return new Rotary(reader.theta(), size, reader.scaling());
    }

    private double theta() {
        JsonFile holder = holder("rope_theta");
        return holder.has("rope_theta") ? holder.positive("rope_theta") : USUAL_THETA;
    }

    private double part(double usual) {
        JsonFile holder = holder("partial_rotary_factor");
        return holder.has("partial_rotary_factor") ? holder.positive("partial_rotary_factor") : usual;
    }

    private JsonFile holder(String key) {
        return parameters.filter(some -> some.has(key)).orElse(config);
    }

    private Scaling scaling() {
        if (parameters.isEmpty()) {
            return new Scaling.None();
        }
        JsonFile given = parameters.get();
        String key = given.has("rope_type") ? "rope_type" : "type";
        return switch (given.findText(key).orElseGet(() -> unnamed(given))) {
            case "default" -> new Scaling.None();
            case "linear" -> new Scaling.Linear(given.positive("factor"));
            case "dynamic" -> new Scaling.Dynamic(given.positive("factor"), context());
            case "llama3" -> llama3(given);
            case "yarn" -> yarn(given);
            default -> throw given.unlike(key, "default, linear, dynamic, llama3 or yarn");
        };
    }

    private static String unnamed(JsonFile given) {
        if (given.keys().stream().anyMatch(key -> key.endsWith("_attention"))) {
            throw ModelErrors.rotaryByLayer(given.file());
        }
        return "default";
    }

    private Scaling llama3(JsonFile given) {
        double low = given.positive("low_freq_factor");
        double high = given.positive("high_freq_factor");
        if (high <= low) {
            throw given.unlike("high_freq_factor", "more than low_freq_factor, which is " + low);
        }
        return new Scaling.Llama3(given.positive("factor"), low, high, original(given));
    }

    private Scaling yarn(JsonFile given) {
        int original = original(given);
        double factor = given.has("factor") ? given.positive("factor") : context() / (double) original;
        boolean truncate = !given.has("truncate") || given.flag("truncate");
        return new Scaling.Yarn(
                factor,
                orElse(given, "beta_fast", 32),
                orElse(given, "beta_slow", 1),
                magnitude(given, factor),
                truncate,
                original);
    }

    /** As the paper on it suggests, unless the configuration knows better. */
    private static double magnitude(JsonFile given, double factor) {
        if (given.has("attention_factor")) {
            return given.positive("attention_factor");
        }
        double all = orElse(given, "mscale_all_dim", 0);
        double some = orElse(given, "mscale", 0);
        return all != 0 && some != 0 ? magnitude(factor, some) / magnitude(factor, all) : magnitude(factor, 1);
    }

    private static double magnitude(double factor, double share) {
        return factor <= 1 ? 1 : 0.1 * share * Math.log(factor) + 1;
    }

    /** Zero counts as not given. */
    private static double orElse(JsonFile given, String key, double usual) {
        double number = given.findNumber(key).orElse(0);
        return number == 0 ? usual : number;
    }

    private int original(JsonFile given) {
        String key = "original_max_position_embeddings";
        JsonFile holder = config.has(key) ? config : given;
        return holder.has(key) ? holder.count(key, Sizes.MOST_CONTEXT) : context();
    }

    private int context() {
        return config.count("max_position_embeddings", Sizes.MOST_CONTEXT);
    }
}
