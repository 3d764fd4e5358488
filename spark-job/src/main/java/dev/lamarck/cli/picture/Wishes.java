package dev.lamarck.cli.picture;

import java.util.Optional;
import java.util.Set;

/**
 * What a person may choose about a picture; each is for the pictures that it means something for.
 *
 * @param x what the x axis shows: an objective or a feature
 * @param island the island to look at
 * @param role the survival rule to look at
 * @param candidate whose line of descent to show
 * @param logs the axes that are logarithmic, of {@code x} and {@code y}
 */
public record Wishes(
        Optional<String> x,
        Optional<String> y,
        Optional<Integer> island,
        Optional<String> role,
        Optional<String> candidate,
        Set<String> logs) {

    public Wishes {
        logs = Set.copyOf(logs);
    }

    public static Wishes none() {
        return new Wishes(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Set.of());
    }
}
