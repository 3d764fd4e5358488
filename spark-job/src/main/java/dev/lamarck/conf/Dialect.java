package dev.lamarck.conf;

import java.util.Optional;
import java.util.function.Consumer;

/** Another program's way to write settings, translated before they are bound. */
@FunctionalInterface
public interface Dialect {
    /** The block in our own words, or empty if it is not written in this dialect. Keys it does not know are warned of. */
    Optional<Block> translate(Block raw, Consumer<String> warn);
}
