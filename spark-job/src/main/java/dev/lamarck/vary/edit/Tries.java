package dev.lamarck.vary.edit;

import dev.lamarck.genome.Program;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Draws patches until one leads to a program that is new and parses, a few times at most. */
final class Tries {

    private static final int MOST = 8;

    private Tries() {}

    /** The child; the first parent again if nothing better was drawn. */
    static Program child(Program seed, List<Program> parents, Supplier<Patch> drawn) {
        Leeway leeway = Leeway.of(seed);
        for (int i = 0; i < MOST; i++) {
            Patch patch = within(leeway, drawn.get());
            Program child = patch.applyTo(seed);
            if (!parents.contains(child) && parses(child)) {
                return child;
            }
        }
        return parents.get(0);
    }

    private static Patch within(Leeway leeway, Patch patch) {
        return new Patch(patch.edits().stream()
                .filter(edit -> leeway.allows(edit.file(), edit.start(), edit.end()))
                .toList());
    }

    /** Whether every file that has a grammar parses. */
    static boolean parses(Program program) {
        Trees trees = Trees.of(program);
        return IntStream.range(0, program.files().size())
                .allMatch(file -> trees.tree(file).map(tree -> tree.parses()).orElse(true));
    }
}
