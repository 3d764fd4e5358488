package dev.lamarck.evolve;

import java.util.List;

/** Decides who visits another island after a generation, and perhaps stays. */
@FunctionalInterface
public interface Migration {

    List<Move> migrate(int generation, List<Habitat> islands);

    /** A copy of a member goes to an island and competes there like a newcomer. */
    record Move(Member member, int to) {}
}
