package dev.lamarck.evolve;

import dev.lamarck.genome.RandomKey;
import java.util.List;

/** Chooses the parents of all children that an island is to have. */
@FunctionalInterface
public interface ParentSelection {

    /** The parents of each child in the order of the requests. The habitat has at least one member. */
    List<List<Member>> select(Habitat habitat, List<Request> requests);

    /** Whether it wants to know how many children members have had. */
    default boolean countsOffspring() {
        return false;
    }

    /** Looks at the names of the run's features before anything runs, and refuses what it cannot work with. */
    default void check(List<String> features) {}

    /**
     * One child's wish.
     *
     * @param key draws for this choice
     * @param parents how many parents its operator needs
     */
    record Request(RandomKey key, int parents) {}
}
