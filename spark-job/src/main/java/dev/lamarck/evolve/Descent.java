package dev.lamarck.evolve;

import java.util.List;

/** Whose children the members of a new generation are. */
@FunctionalInterface
public interface Descent {

    /** The parents that a member was made of in this generation; none for visitors and for those without parents. */
    List<Member> parents(Member child);

    static Descent unknown() {
        return child -> List.of();
    }
}
