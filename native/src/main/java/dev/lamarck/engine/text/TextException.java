package dev.lamarck.engine.text;

import dev.lamarck.engine.tensor.EngineException;

/** A tokenizer or chat template that cannot be read or used. */
public final class TextException extends EngineException {

    private static final long serialVersionUID = 1L;

    TextException(String message) {
        super(message);
    }

    TextException(String message, Throwable cause) {
        super(message, cause);
    }
}
