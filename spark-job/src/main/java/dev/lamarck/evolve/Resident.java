package dev.lamarck.evolve;

import java.util.Optional;

/** A member and the place that a survival rule keeps it at. */
public record Resident(Member member, Optional<String> cell) {

    public static Resident of(Member member) {
        return new Resident(member, Optional.empty());
    }
}
