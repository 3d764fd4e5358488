package dev.lamarck.engine.cli;

import dev.lamarck.engine.text.Tokenizer;
import java.util.Optional;

/** A tokenizer that may not be there, and is closed if it is. */
record MaybeTokenizer(Optional<Tokenizer> of) implements AutoCloseable {
    @Override
    public void close() {
        of.ifPresent(Tokenizer::close);
    }
}
