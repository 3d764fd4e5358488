package dev.lamarck.vary.edit;

import dev.lamarck.genome.Program;
import dev.lamarck.genome.SourceFile;
import dev.lamarck.syntax.Language;
import dev.lamarck.syntax.SyntaxException;
import dev.lamarck.syntax.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/** A program with the syntax trees of its files, each parsed when it is first asked for. For one thread. */
final class Trees {

    private final Program program;
    private final IntFunction<Optional<Tree>> parser;
    private final Map<Integer, Optional<Tree>> known = new HashMap<>();

    private Trees(Program program, IntFunction<Optional<Tree>> parser) {
        this.program = program;
        this.parser = parser;
    }

    static Trees of(Program program) {
        return of(program, file -> parsed(program, file));
    }

    /** With trees that somebody else makes or has. */
    static Trees of(Program program, IntFunction<Optional<Tree>> parser) {
        return new Trees(program, parser);
    }

    private static Optional<Tree> parsed(Program program, int file) {
        SourceFile source = program.files().get(file);
        try {
            return Language.of(source, program.language()).map(language -> language.parse(source.text()));
        } catch (SyntaxException e) {
            return Optional.empty(); // too long or too deep for a tree, so a text
        }
    }

    Program program() {
        return program;
    }

    String text(int file) {
        return program.files().get(file).text();
    }

    /** The tree of a file, if its language has a grammar and it is within the limits. */
    Optional<Tree> tree(int file) {
        return known.computeIfAbsent(file, parser::apply);
    }

    Patch patchTo(Trees other) {
        requireSameFiles(program, other.program);
        List<Edit> edits = new ArrayList<>();
        for (int i = 0; i < program.files().size(); i++) {
            int file = i;
            edits.addAll(Difference.of(file, text(file), other.text(file), () -> tree(file), () -> other.tree(file)));
        }
        return new Patch(edits);
    }

    private static void requireSameFiles(Program one, Program other) {
        List<String> here = one.files().stream().map(SourceFile::path).toList();
        List<String> there = other.files().stream().map(SourceFile::path).toList();
        if (!here.equals(there)) {
            throw new IllegalArgumentException(
                    "No list of edits leads from the files %s to %s; programs need the same files"
                            .formatted(here, there));
        }
    }
}
