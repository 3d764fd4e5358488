package dev.lamarck.engine.model;

import dev.lamarck.engine.tensor.EngineException;

/** The files of a model or of an adapter cannot be used as they are; the message says why and what to do. */
public final class ModelException extends EngineException {
    private static final long serialVersionUID = 1L;

    public ModelException(String message) {
        super(message);
    }

    public ModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
