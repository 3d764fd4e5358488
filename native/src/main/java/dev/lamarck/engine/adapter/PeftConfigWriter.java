package dev.lamarck.engine.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes {@code adapter_config.json}: every module by its whole path, and patterns for those unlike the most. */
final class PeftConfigWriter {
    private static final ObjectMapper JSON = new ObjectMapper();

    private PeftConfigWriter() {}

    static String json(PeftDraft draft) {
        int rank = usual(draft, PeftDraft.Part::rank, 8);
        double alpha = usual(draft, PeftDraft.Part::alpha, 8.0);
        List<String> saved = saved(draft);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ObjectNode alphas = json.putObject("alpha_pattern");
        json.put("base_model_name_or_path", draft.base().orElse(null));
        json.put("bias", bias(draft, saved));
        json.put("fan_in_fan_out", false);
        json.put("inference_mode", true);
        json.put("init_lora_weights", true);
        number(json, "lora_alpha", alpha);
        json.put("lora_dropout", draft.dropout());
        if (saved.isEmpty()) {
            json.putNull("modules_to_save");
        } else {
            saved.forEach(json.putArray("modules_to_save")::add);
        }
        json.put("peft_type", "LORA");
        json.put("r", rank);
        ObjectNode ranks = json.putObject("rank_pattern");
        ArrayNode targets = json.putArray("target_modules");
        draft.parts().stream()
                .sorted(Comparator.comparing(PeftDraft.Part::module))
                .forEach(part -> {
                    targets.add(part.module());
                    if (part.rank() != rank) {
                        ranks.put(part.module(), part.rank());
                    }
                    if (part.alpha() != alpha) {
                        number(alphas, part.module(), part.alpha());
                    }
                });
        json.put("task_type", "CAUSAL_LM");
        json.put("use_dora", false);
        json.put("use_rslora", draft.stabilised());
        return text(json);
    }

    /** What most parts have, of equally many the least. */
    private static <V extends Comparable<V>> V usual(PeftDraft draft, Function<PeftDraft.Part, V> of, V none) {
        Map<V, Long> counts =
                draft.parts().stream().collect(Collectors.groupingBy(of, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .max(Map.Entry.<V, Long>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse(none);
    }

    /** The modules that are replaced with their weights; a bias alone is of another kind. */
    private static List<String> saved(PeftDraft draft) {
        return draft.replaced().keySet().stream()
                .filter(name -> !name.endsWith(".bias"))
                .map(PeftDraft::moduleOf)
                .filter(module -> !draft.changes(module))
                .distinct()
                .sorted()
                .toList();
    }

    private static String bias(PeftDraft draft, List<String> saved) {
        List<String> alone = draft.replaced().keySet().stream()
                .filter(name -> name.endsWith(".bias"))
                .map(PeftDraft::moduleOf)
                .filter(module -> !saved.contains(module))
                .toList();
        if (alone.isEmpty()) {
            return "none";
        }
        return alone.stream().allMatch(draft::changes) ? "lora_only" : "all";
    }

    private static void number(ObjectNode json, String key, double number) {
        if (number == Math.rint(number) && Math.abs(number) < 1e9) {
            json.put(key, (long) number);
        } else {
            json.put(key, number);
        }
    }

    private static String text(ObjectNode json) {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
        try {
            return JSON.writer(printer).writeValueAsString(json) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A configuration that was just made cannot be written as JSON", e);
        }
    }
}
