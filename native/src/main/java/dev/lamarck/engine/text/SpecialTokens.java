package dev.lamarck.engine.text;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The tokens with a role of their own.
 *
 * @param bos begins a text
 * @param eos each of them ends a text or an answer
 * @param pad fills up a batch
 * @param texts how they are written, by the names that chat templates know them by, such as {@code bos_token}
 */
public record SpecialTokens(OptionalInt bos, List<Integer> eos, OptionalInt pad, Map<String, String> texts) {
    public SpecialTokens {
        eos = List.copyOf(eos);
        texts = Map.copyOf(texts);
    }

    public boolean ends(int id) {
        return eos.contains(id);
    }
}
