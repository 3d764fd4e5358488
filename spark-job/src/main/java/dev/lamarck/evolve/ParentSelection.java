package dev.lamarck.evolve;

import dev.lamarck.genome.RandomKey;
import java.util.List;

/** Chooses the parents of all children that an island is to have. */
@FunctionalInterface
public interface ParentSelection {

    /** The parents of each child in the order of the requests. The habitat has at least one member. */
    List<List<Member>> select(Habitat habitat, List<Request> requests);

    /**
     * One child's wish.
     *
     * @param key draws for this choice
     * @param parents how many parents its operator needs
     */
    record Request(RandomKey key, int parents) {}
}
