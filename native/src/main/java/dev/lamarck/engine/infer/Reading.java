package dev.lamarck.engine.infer;

import dev.lamarck.engine.text.Pieces;
import java.util.List;

/**
 * That a continuation is read as text.
 *
 * @param pieces of the model's tokenizer
 * @param stops the text is over before the first of these that it comes to
 */
public record Reading(Pieces pieces, List<String> stops) {
    public Reading {
        stops = List.copyOf(stops);
        if (stops.contains("")) {
            throw InferErrors.outOfRange("text to stop at", "empty", "at least one character");
        }
    }
}
