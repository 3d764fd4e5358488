package dev.lamarck.engine.model;

import dev.lamarck.engine.files.Files;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;

/**
 * How the makers of a model would have it write, for whoever does not say otherwise.
 *
 * @param ends tokens after which a text is over
 * @param most tokens to write
 */
public record GenerationDefaults(List<Integer> ends, Sampling sampling, OptionalInt most) {
    private static final String FILE = "generation_config.json";

    /**
     * How the next token is drawn.
     *
     * @param drawn whether it is; if not, it is the likeliest one
     * @param topK how many of the likeliest may be drawn; 0 for all
     * @param topP the share of the probability that those hold which may be drawn
     */
    public record Sampling(boolean drawn, double temperature, int topK, double topP, double repetitionPenalty) {}

    public GenerationDefaults {
        ends = List.copyOf(ends);
    }

    /** Reads {@code generation_config.json}; where there is none, {@code config.json} may at least name the ends. */
    public static GenerationDefaults read(Files files, String folder) throws IOException {
        String own = files.in(folder, FILE);
        String file = files.exists(own) ? own : files.in(folder, Architecture.CONFIG);
        return of(JsonFile.read(files, file, Architecture.MOST_CONFIG));
    }

    private static GenerationDefaults of(JsonFile said) {
        List<Integer> ends = said.findIntegers("eos_token_id").orElse(List.of());
        if (ends.stream().anyMatch(end -> end < 0)) {
            throw said.unlike("eos_token_id", "token ids from 0 on");
        }
        OptionalInt most = said.has("max_new_tokens")
                ? OptionalInt.of(said.count("max_new_tokens", Integer.MAX_VALUE))
                : OptionalInt.empty();
        Sampling sampling = new Sampling(
                said.flag("do_sample"),
                within(said, "temperature", 1, Double.MAX_VALUE),
                Math.max(0, said.findInteger("top_k").orElse(50)),
                within(said, "top_p", 1, 1),
                said.has("repetition_penalty") ? said.positive("repetition_penalty") : 1);
        return new GenerationDefaults(ends, sampling, most);
    }

    private static double within(JsonFile said, String key, double usual, double most) {
        double number = said.findNumber(key).orElse(usual);
        if (number < 0 || number > most) {
            throw said.unlike(key, most == Double.MAX_VALUE ? "a number from 0 on" : "a number from 0 to " + most);
        }
        return number;
    }
}
