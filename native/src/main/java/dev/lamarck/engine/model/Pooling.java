package dev.lamarck.engine.model;

import java.util.Arrays;
import java.util.Locale;

/** What becomes of the hidden states of a text's tokens, so that one vector is left. */
public enum Pooling {
    MEAN,
    /** That of the last token, the only one that has seen the whole text if a model goes from left to right. */
    LAST,
    /** That of the first token, such as BERT's {@code [CLS]}. */
    FIRST;

    /** The one that settings write so. */
    public static Pooling named(String label) {
        return Arrays.stream(values())
                .filter(pooling -> pooling.label().equals(label))
                .findFirst()
                .orElseThrow(() -> ModelErrors.noPooling(
                        label, Arrays.stream(values()).map(Pooling::label).toList()));
    }

    /** As settings and messages write it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
