package dev.lamarck.vary.tree;

import dev.lamarck.conf.ConfException;
import dev.lamarck.genome.Program;
import dev.lamarck.syntax.Language;
import dev.lamarck.syntax.SyntaxException;
import dev.lamarck.syntax.Trouble;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The messages of this package. */
final class TreeErrors {

    private TreeErrors() {}

    static ConfException noGrammar(Program program) {
        String known = Arrays.stream(Language.values()).map(Language::label).collect(Collectors.joining(", "));
        return new ConfException(
                ("There is no grammar for %s ('%s'), so operators on syntax trees cannot change it. Use the"
                                + " operator 'text', which needs none; grammars are there for %s.")
                        .formatted(program.language(), program.main().path(), known));
    }

    static ConfException doesNotParse(Language language, String path, Trouble trouble) {
        return new ConfException(
                ("'%s' does not parse as %s: %s. Operators on syntax trees need a program that parses; mend"
                                + " it, or use the operator 'text'.")
                        .formatted(path, language.label(), trouble));
    }

    static ConfException nothingFree(Program program) {
        return new ConfException(
                ("Nothing of '%s' may change: it is empty, or nothing stands between EVOLVE-BLOCK-START and"
                                + " EVOLVE-BLOCK-END. Put what is to be improved there.")
                        .formatted(program.main().path()));
    }

    static ConfException noTree(String path, SyntaxException cause) {
        return new ConfException("'%s': %s".formatted(path, cause.getMessage()), cause);
    }

    static ConfException noMoves() {
        return new ConfException("All 'weights' are 0, so nothing would ever change. Give at least one above 0.");
    }

    static ConfException notAdaptive(String name) {
        return new ConfException(("'adaptive: %s' is none of the ways to learn which change earns most. Use 'ucb',"
                        + " 'probability-matching' or 'thompson', or leave it out.")
                .formatted(name));
    }
}
