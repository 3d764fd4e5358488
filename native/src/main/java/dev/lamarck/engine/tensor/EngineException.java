package dev.lamarck.engine.tensor;

/** The engine cannot do what it was asked; the message says what, why, and what can be done. */
public class EngineException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public EngineException(String message) {
        super(message);
    }

    public EngineException(String message, Throwable cause) {
        super(message, cause);
    }
}
