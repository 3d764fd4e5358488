package dev.lamarck.engine.model;

import java.util.List;
import java.util.Optional;

/** The families that the engine knows. */
final class Families {
    private static final List<Family> ALL = List.of(
            LlamaFamilies.LLAMA,
            LlamaFamilies.YI,
            LlamaFamilies.MISTRAL,
            LlamaFamilies.QWEN2,
            LlamaFamilies.GEMMA,
            QwenFamily.QWEN,
            PhiFamily.PHI,
            BertFamily.BERT);

    private Families() {}

    /** By {@code architectures}, or by {@code model_type} where those are not given. */
    static Family of(JsonFile config) {
        List<String> said = config.findTexts("architectures").orElse(List.of());
        Optional<String> type = config.findText("model_type");
        return ALL.stream()
                .filter(family -> said.isEmpty()
                        ? type.filter(family.types()::contains).isPresent()
                        : said.stream().anyMatch(family::isCalled))
                .findFirst()
                .orElseThrow(() -> ModelErrors.unknownFamily(config.file(), said, type.orElse("none"), names()));
    }

    static Family named(String name) {
        return ALL.stream()
                .filter(family -> family.name().equals(name))
                .findFirst()
                .orElseThrow(() -> ModelErrors.noFamily(name, names()));
    }

    static List<String> names() {
        return ALL.stream().map(Family::name).toList();
    }
}
