package dev.lamarck.engine.constrain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where to go on when a rule ends. There is more than one place if what was read so far can be read in several ways, so that texts of
 * any depth that can be read in two ways at each level have two places at each level, and not twice as many as at the one before.
 */
final class Return {
    final List<Frame> frames;
    /** Whether the text may end. */
    final boolean end;
    /** Whether more is around it that is not known. */
    final boolean unknown;

    /** What is there after the return. */
    @Nullable
    State resumed;

    /** A place in the rule around, and where to go on when that ends. */
    record Frame(Place place, Return rest) {}

    Return(List<Frame> frames, boolean end, boolean unknown) {
        this.frames = List.copyOf(frames);
        this.end = end;
        this.unknown = unknown;
    }
}
