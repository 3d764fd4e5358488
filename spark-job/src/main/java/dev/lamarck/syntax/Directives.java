package dev.lamarck.syntax;

import java.util.Set;
import java.util.regex.Pattern;

/** Comments that are more than that, and other things that make formatting count. */
final class Directives {

    private static final Set<String> CONTINUING = Set.of("{", "(", "[", ",", ";");

    private static final Pattern CODING = Pattern.compile("#.*coding[:=].*", Pattern.DOTALL);
    private static final Pattern GO =
            Pattern.compile("//(go:|export |line |\\s*\\+build).*|/\\*line .*", Pattern.DOTALL);
    private static final Pattern RUST_DOC = Pattern.compile("(///|//!|/\\*\\*|/\\*!).*", Pattern.DOTALL);

    private final Tree tree;
    private final boolean cgo;

    private Directives(Tree tree) {
        this.tree = tree;
        this.cgo = tree.language() == Language.GO && tree.text().contains("\"C\"");
    }

    static Directives of(Tree tree) {
        return new Directives(tree);
    }

    /** Whether no statement can end after a token. */
    static boolean continues(String token) {
        return CONTINUING.contains(token);
    }

    /** Whether a comment may change what the program does. */
    boolean keeps(int comment) {
        String text = tree.text(comment);
        if (tree.start(comment) == 0 && text.startsWith("#!")) {
            return true;
        }
        return switch (tree.language()) {
            case PYTHON ->
                tree.line(tree.start(comment)) <= 2 && CODING.matcher(text).matches();
            case JAVA -> text.contains("\\u");
            case GO -> cgo || GO.matcher(text).matches();
            case RUST -> RUST_DOC.matcher(text).matches();
            case JAVASCRIPT, C, CPP -> false;
        };
    }

    /** Whether a macro makes strings of its arguments, so that the spaces in them are seen. */
    boolean makeStrings() {
        boolean preprocessed = tree.language() == Language.C || tree.language() == Language.CPP;
        return preprocessed
                && tree.subtree(0)
                        .anyMatch(node -> tree.kindName(node).equals("preproc_arg")
                                && tree.text(node).contains("#"));
    }
}
