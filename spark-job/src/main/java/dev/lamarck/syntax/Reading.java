package dev.lamarck.syntax;

import dev.lamarck.genome.Hash128;
import dev.lamarck.genome.Program;
import dev.lamarck.genome.SourceFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A program that was parsed, file by file, once for all that is asked about it. */
public final class Reading {

    private final Program program;
    /** The trees of the program's files, {@code null} where a file has no grammar or is over a limit. */
    private final List<@Nullable Tree> trees;

    private Reading(Program program, List<@Nullable Tree> trees) {
        this.program = program;
        this.trees = Collections.unmodifiableList(trees);
    }

    static Reading of(Program program, ParseLimits limits) {
        List<@Nullable Tree> trees = new ArrayList<>();
        for (SourceFile file : program.files()) {
            trees.add(Language.of(file, program.language())
                    .filter(language -> file.text().length() <= limits.characters())
                    .flatMap(language -> Parsing.attempt(language, file.text(), limits))
                    .orElse(null));
        }
        return new Reading(program, trees);
    }

    /** The tree of a file, if its language has a grammar and it is within the limits. */
    public Optional<Tree> tree(int file) {
        return Optional.ofNullable(trees.get(file));
    }

    /** Of all files together. */
    public CodeMeasures measures() {
        CodeMeasures sum = measures(0);
        for (int file = 1; file < trees.size(); file++) {
            sum = sum.plus(measures(file));
        }
        return sum;
    }

    /** What the distance to other programs is measured with. */
    public Shingles shingles() {
        Shingling all = new Shingling((int) Math.min(1 << 20, program.bytes()));
        for (int file = 0; file < trees.size(); file++) {
            Tree tree = trees.get(file);
            if (tree == null) {
                all.add(Words.of(text(file)));
            } else {
                all.add(tree);
            }
        }
        return all.result();
    }

    /**
     * A hash that is the same for programs that differ in comments and formatting only. None if the main file has no
     * grammar or does not parse; of other files without a grammar the exact text counts.
     */
    public Optional<Hash128> canonical() {
        Sink sink = new Sink();
        sink.text(program.language());
        for (int file = 0; file < trees.size(); file++) {
            Tree tree = trees.get(file);
            sink.text(program.files().get(file).path());
            if (tree == null && file > 0) {
                sink.mark(0, 0);
                sink.text(text(file));
                continue;
            }
            Optional<Hash128> hash = tree == null ? Optional.empty() : Canonical.of(tree);
            if (hash.isEmpty()) {
                return Optional.empty();
            }
            sink.mark(1, 0);
            sink.text(hash.get().toString());
        }
        return Optional.of(Hash128.digest(sink.bytes()));
    }

    /** The first place where a file is not its language; empty for what has no tree. */
    public Optional<String> trouble() {
        for (int file = 0; file < trees.size(); file++) {
            Tree tree = trees.get(file);
            Optional<Trouble> found = tree == null ? Optional.empty() : tree.trouble();
            if (found.isPresent()) {
                return Optional.of(program.files().get(file).path() + ", " + found.get());
            }
        }
        return Optional.empty();
    }

    private CodeMeasures measures(int file) {
        Tree tree = trees.get(file);
        return tree == null ? CodeMeasures.ofPlainText(text(file)) : CodeMeasures.of(tree);
    }

    private String text(int file) {
        return program.files().get(file).text();
    }
}
