package dev.lamarck.evolve;

import dev.lamarck.genome.RandomKey;
import java.util.List;

/** Decides who visits another island after a generation, and perhaps stays. */
@FunctionalInterface
public interface Migration {

    /**
     * Who goes where after a generation.
     *
     * @param key names the generation, and the draws of this decision
     */
    List<Move> migrate(RandomKey key, List<Habitat> islands);

    /** A copy of a member goes to an island and competes there like a newcomer. */
    record Move(Member member, int to) {}
}
