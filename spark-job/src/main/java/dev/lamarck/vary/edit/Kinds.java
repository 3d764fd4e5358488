package dev.lamarck.vary.edit;

import dev.lamarck.syntax.Role;
import dev.lamarck.syntax.Tree;
import dev.lamarck.vary.edit.Change.Kind;

/** Tells what kind of change an edit is, from what stands there in the trees before and after. */
final class Kinds {

    private Kinds() {}

    static Kind of(Extent before, Extent after) {
        if (before.isEmpty() && after.isEmpty()) {
            return withoutCode(before, after);
        }
        if (after.isEmpty()) {
            return before.isStatements() ? Kind.STATEMENT_DELETED : part(before, after);
        }
        if (before.isEmpty()) {
            return after.isStatements() ? inserted(before.tree(), after) : part(before, after);
        }
        if (before.isOne(Role.NUMBER, Role.STRING, Role.CONSTANT)
                && after.isOne(Role.NUMBER, Role.STRING, Role.CONSTANT)) {
            return Kind.CONSTANT;
        }
        if (before.isOne(Role.IDENTIFIER) && after.isOne(Role.IDENTIFIER)) {
            return Kind.VARIABLE;
        }
        return before.isStatements() && after.isStatements() ? Kind.STATEMENT_REPLACED : part(before, after);
    }

    private static Kind withoutCode(Extent before, Extent after) {
        if (before.comments() || after.comments()) {
            return Kind.COMMENT;
        }
        // indentation may put a statement into another block, and a line end may end one
        return before.placeBehind().equals(after.placeBehind()) ? Kind.FORMATTING : Kind.STATEMENT_MOVED;
    }

    private static Kind part(Extent before, Extent after) {
        boolean within =
                (before.isEmpty() || before.isWithinStatement()) && (after.isEmpty() || after.isWithinStatement());
        if (!within) {
            return Kind.STATEMENT_REPLACED;
        }
        return before.isSymbols() && after.isSymbols() ? Kind.OPERATOR : Kind.EXPRESSION;
    }

    private static Kind inserted(Tree before, Extent after) {
        String words = after.words();
        String first = after.tree().text(after.atoms().get(0));
        boolean known = before.subtree(0)
                .filter(node -> before.is(node, Role.STATEMENT))
                .filter(node -> before.text().startsWith(first, before.start(node)))
                .filter(node -> before.end(node) - before.start(node) >= words.length() / 2)
                .anyMatch(node -> Extent.of(before, node).words().equals(words));
        return known ? Kind.STATEMENT_DUPLICATED : Kind.STATEMENT_INSERTED;
    }
}
