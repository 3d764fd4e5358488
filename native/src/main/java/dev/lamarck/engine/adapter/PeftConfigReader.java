package dev.lamarck.engine.adapter;

import dev.lamarck.engine.model.JsonFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code adapter_config.json}, and refuses what would change a model in a way that is not done here. */
final class PeftConfigReader {
    private static final int MOST_RANK = 1 << 16;

    /** Variants of LoRA that compute something else, or with other tensors. */
    private static final List<String> REFUSED = List.of(
            "use_dora",
            "use_qalora",
            "use_bdlora",
            "kasa_config",
            "arrow_config",
            "monteclora_config",
            "alora_invocation_tokens",
            "layer_replication",
            "target_parameters",
            "trainable_token_indices");

    /** Ways to begin that take something out of the base model, which an adapter of them does not bring back. */
    private static final List<String> CHANGING_BASE = List.of("pissa", "olora", "corda", "loftq", "lora_ga");

    private PeftConfigReader() {}

    static PeftConfig read(JsonFile json) {
        String type = json.text("peft_type");
        if (!type.equals("LORA")) {
            throw AdapterErrors.notLora(json.file(), type);
        }
        refuse(json);
        double dropout = json.findNumber("lora_dropout").orElse(0);
        if (dropout < 0 || dropout >= 1) {
            throw json.unlike("lora_dropout", "a number from 0 to less than 1");
        }
        return new PeftConfig(
                json.findText("base_model_name_or_path"),
                strength(json),
                targets(json),
                excluded(json),
                json.findTexts("modules_to_save").orElse(List.of()),
                dropout);
    }

    private static void refuse(JsonFile json) {
        REFUSED.stream().filter(json::isSet).findFirst().ifPresent(key -> {
            throw AdapterErrors.notDone(json.file(), key);
        });
        if (!json.isSet("init_lora_weights") || json.isFlag("init_lora_weights")) {
            return;
        }
        String way = json.text("init_lora_weights");
        if (CHANGING_BASE.stream().anyMatch(way.toLowerCase(Locale.ROOT)::startsWith)) {
            throw AdapterErrors.changesBase(json.file(), way);
        }
    }

    private static Strength strength(JsonFile json) {
        Map<String, Integer> ranks = new LinkedHashMap<>();
        json.findObject("rank_pattern")
                .ifPresent(some -> some.keys().forEach(key -> ranks.put(key, some.count(key, MOST_RANK))));
        Map<String, Double> alphas = new LinkedHashMap<>();
        json.findObject("alpha_pattern")
                .ifPresent(some -> some.keys().forEach(key -> alphas.put(key, number(some, key))));
        return new Strength(
                json.count("r", MOST_RANK),
                number(json, "lora_alpha"),
                ByPattern.of(ranks),
                ByPattern.of(alphas),
                json.flag("use_rslora"));
    }

    private static double number(JsonFile json, String key) {
        return json.findNumber(key).orElseThrow(() -> json.missing(key));
    }

    private static Targets targets(JsonFile json) {
        if (!json.has("target_modules")) {
            return new Targets.Unsaid();
        }
        if (json.isList("target_modules")) {
            List<String> names = json.findTexts("target_modules").orElseThrow();
            return new Targets.Named(Set.copyOf(names), layers(json));
        }
        String expression = json.text("target_modules");
        return expression.toLowerCase(Locale.ROOT).equals("all-linear")
                ? new Targets.AllLinear()
                : new Targets.Matching(expression);
    }

    private static Targets.Layers layers(JsonFile json) {
        return new Targets.Layers(
                Set.copyOf(json.findIntegers("layers_to_transform").orElse(List.of())),
                json.findTexts("layers_pattern").orElse(List.of()));
    }

    private static PeftConfig.Excluded excluded(JsonFile json) {
        return json.isList("exclude_modules")
                ? new PeftConfig.Excluded(json.findTexts("exclude_modules").orElseThrow(), Optional.empty())
                : new PeftConfig.Excluded(List.of(), json.findText("exclude_modules"));
    }
}
