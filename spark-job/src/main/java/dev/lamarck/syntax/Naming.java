package dev.lamarck.syntax;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How things are called.
 *
 * @param names different identifiers
 * @param telling those of 3 to 30 characters
 */
public record Naming(int names, int telling) {

    private static final int SHORTEST = 3;
    private static final int LONGEST = 30;

    static Naming of(Tree tree) {
        return of(tree.subtree(0).filter(node -> tree.is(node, Role.IDENTIFIER)).mapToObj(tree::text));
    }

    static Naming of(Words words) {
        return of(words.tokens().stream().filter(Words::isWord).filter(word -> !Character.isDigit(word.charAt(0))));
    }

    Naming plus(Naming other) {
        return new Naming(names + other.names, telling + other.telling);
    }

    private static Naming of(Stream<String> identifiers) {
        Set<String> different = new HashSet<>();
        identifiers.forEach(different::add);
        long telling = different.stream()
                .filter(name -> name.length() >= SHORTEST && name.length() <= LONGEST)
                .count();
        return new Naming(different.size(), (int) telling);
    }
}
