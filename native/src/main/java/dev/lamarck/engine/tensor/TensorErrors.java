package dev.lamarck.engine.tensor;

/** What can go wrong with memory and shapes, in words. */
final class TensorErrors {
    private TensorErrors() {}

    static EngineException outOfMemory(String owner, long bytes, Memory memory, Throwable cause) {
        return new EngineException(
                "Cannot take %,d bytes for %s: %,d of %,d are in use. Raise the engine's memory, or ask for less at a time."
                        .formatted(bytes, owner, memory.usedByAll(), memory.limit()),
                cause);
    }

    static EngineException leaked(String owner, long bytes) {
        return new EngineException("%s still holds %,d bytes: close what it made first.".formatted(owner, bytes));
    }
}
