package dev.lamarck.vary.edit;

import dev.lamarck.syntax.Role;
import dev.lamarck.syntax.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/**
 * What stands in a stretch of a tree.
 *
 * @param atoms the tokens that touch the stretch, comments left out
 * @param comments whether there is a comment
 */
record Extent(Tree tree, int from, int to, List<Integer> atoms, boolean comments) {

    static Extent of(Tree tree, int from, int to) {
        List<Integer> atoms = new ArrayList<>();
        boolean comments = false;
        int node = 0;
        while (node < tree.size()) {
            boolean touches = tree.start(node) < to && tree.end(node) > from;
            boolean comment = tree.is(node, Role.COMMENT);
            if (touches && !comment && tree.isAtom(node)) {
                atoms.add(node);
            }
            comments |= touches && comment;
            boolean inside = touches && !comment && !tree.isAtom(node);
            node = inside ? node + 1 : tree.after(node);
        }
        return new Extent(tree, from, to, atoms, comments);
    }

    /** What a node stands for. */
    static Extent of(Tree tree, int node) {
        List<Integer> atoms = new ArrayList<>();
        int inner = node;
        while (inner < tree.after(node)) {
            boolean whole = tree.isAtom(inner) || tree.is(inner, Role.COMMENT);
            if (whole && !tree.is(inner, Role.COMMENT)) {
                atoms.add(inner);
            }
            inner = whole ? tree.after(inner) : inner + 1;
        }
        return new Extent(tree, tree.start(node), tree.end(node), atoms, false);
    }

    boolean isEmpty() {
        return atoms.isEmpty();
    }

    /** Whether there is nothing but one token, with one of some roles. */
    boolean isOne(Role... roles) {
        return atoms.size() == 1 && List.of(roles).stream().anyMatch(role -> tree.is(atoms.get(0), role));
    }

    /** Whether all tokens are fixed ones, such as operators, and not brackets or what ends statements. */
    boolean isSymbols() {
        return all(atom -> !tree.isNamed(atom) && !"()[]{},;:".contains(tree.kindName(atom)));
    }

    private boolean all(IntPredicate what) {
        return atoms.stream().allMatch(what::test);
    }

    /** Whether there is a statement, and nothing but whole statements or clauses with statements. */
    boolean isStatements() {
        boolean found = false;
        int next = 0;
        while (next < atoms.size()) {
            int whole = largest(atoms.get(next));
            boolean statement = holdsStatement(whole);
            if (!statement && !";".equals(tree.kindName(whole))) {
                return false;
            }
            found |= statement;
            int after = tree.after(whole);
            while (next < atoms.size() && atoms.get(next) < after) {
                next++;
            }
        }
        return found;
    }

    /** The largest node inside the stretch that a token belongs to; the token itself if it juts out. */
    private int largest(int atom) {
        int node = atom;
        int parent = tree.parent(node);
        while (parent != Tree.NONE && parent != 0 && tree.start(parent) >= from && tree.end(parent) <= coveredTo()) {
            node = parent;
            parent = tree.parent(node);
        }
        return node;
    }

    /** Some grammars count the line end, or what is empty behind it, to the statement. */
    private int coveredTo() {
        int at = to;
        while (at < tree.text().length() && Character.isWhitespace(tree.text().charAt(at))) {
            at++;
        }
        return at;
    }

    private boolean holdsStatement(int node) {
        return tree.subtree(node).anyMatch(inner -> tree.is(inner, Role.STATEMENT));
    }

    /** Whether it is a part of a statement, and neither what makes it that statement nor a statement in it. */
    boolean isWithinStatement() {
        int first = atoms.get(0);
        int last = atoms.get(atoms.size() - 1);
        int cover = tree.covering(tree.start(first), tree.end(last));
        cover = cover == first && cover != 0 ? tree.parent(cover) : cover;
        return cover != 0 && !tree.is(cover, Role.BLOCK) && !touchesStatement(cover, first, last);
    }

    /** Whether tokens of a node touch a statement in it; its first token touches all. */
    private boolean touchesStatement(int node, int first, int last) {
        boolean head = tree.is(node, Role.STATEMENT) && tree.start(node) == tree.start(first);
        return tree.subtree(node)
                .filter(inner -> inner != node && tree.is(inner, Role.STATEMENT))
                .anyMatch(inner -> head || inner <= last && tree.after(inner) > first);
    }

    /** The tokens' texts, whatever is between them. */
    String words() {
        return atoms.stream().map(tree::text).collect(Collectors.joining(" "));
    }

    /** The kinds above the first token behind the stretch: where it belongs. */
    List<Integer> placeBehind() {
        List<Integer> kinds = new ArrayList<>();
        int at = Math.min(coveredTo(), tree.text().length());
        int node = tree.covering(at, Math.min(at + 1, tree.text().length()));
        while (node != Tree.NONE) {
            kinds.add(tree.kind(node));
            node = tree.parent(node);
        }
        return kinds;
    }
}
