package dev.lamarck.engine.infer;

import dev.lamarck.engine.tensor.EngineException;

/** What can go wrong with requests, in words. */
final class InferErrors {
    private InferErrors() {}

    static EngineException outOfRange(String name, Object value, String range) {
        return new EngineException("The %s cannot be %s: it has to be %s.".formatted(name, value, range));
    }

    static EngineException notANumber(int token) {
        return new EngineException(
                "The logit of token %d is not a number: the model or its adapter is broken, or overflows. Try the base model alone."
                        .formatted(token));
    }

    static EngineException nothingToEmbed(int text) {
        return new EngineException(
                "Text %,d has no tokens, so there is nothing to embed. Leave it out.".formatted(text));
    }

    static EngineException notAVector(int text, float number) {
        return new EngineException(
                "The vector of text %,d holds %s: the model or its adapter is broken, or overflows. Try the base model alone."
                        .formatted(text, number));
    }

    static EngineException nothingAllowed() {
        return new EngineException(
                "No token is allowed to come next. Check the choices or the schema that was asked for.");
    }
}
