package dev.lamarck.evolve;

import java.util.Arrays;
import java.util.List;

/**
 * What a survival rule keeps from one generation to the next.
 *
 * @param residents who lives, in the rule's own order
 * @param state what else the rule has to remember exactly, in a form of its own; stored with the run
 */
public record Survivors(List<Resident> residents, byte[] state) {

    public Survivors {
        residents = List.copyOf(residents);
    }

    public static Survivors none() {
        return new Survivors(List.of(), new byte[0]);
    }

    boolean sameState(Survivors other) {
        return Arrays.equals(state, other.state);
    }
}
