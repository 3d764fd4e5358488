package dev.lamarck.vary.tree;

import dev.lamarck.syntax.Language;
import dev.lamarck.syntax.Tree;
import dev.lamarck.vary.edit.Edit;
import dev.lamarck.vary.edit.Leeway;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One file of a program, with all that moves ask of it; what was found once is kept. For one thread. */
final class Terrain {

    private final int file;
    private final String path;
    private final Tree tree;
    private final Leeway leeway;
    private final Shape shape;
    private final Map<Object, int[]> found = new IdentityHashMap<>();
    private @Nullable Statements statements;
    private @Nullable Bindings bindings;
    private @Nullable Sorts sorts;

    Terrain(int file, String path, Tree tree, Leeway leeway) {
        this.file = file;
        this.path = path;
        this.tree = tree;
        this.leeway = leeway;
        this.shape = Shape.of(tree.language());
    }

    int file() {
        return file;
    }

    String path() {
        return path;
    }

    Tree tree() {
        return tree;
    }

    Shape shape() {
        return shape;
    }

    /** Whether a stretch of the text may change. */
    boolean isFree(int from, int to) {
        return leeway.allows(file, from, to);
    }

    boolean isFree(int node) {
        return isFree(tree.start(node), tree.end(node));
    }

    boolean is(int node, Shape.Trait trait) {
        return shape.is(tree, node, trait);
    }

    boolean under(int node, Shape.Trait trait) {
        return shape.under(tree, node, trait);
    }

    /** The free nodes that pass a test, in their order; nothing inside a token is asked about. */
    int[] nodes(IntPredicate test) {
        IntStream.Builder nodes = IntStream.builder();
        int node = 0;
        while (node < tree.size()) {
            if (isFree(node) && test.test(node)) {
                nodes.add(node);
            }
            node = tree.isAtom(node) ? tree.after(node) : node + 1;
        }
        return nodes.build().toArray();
    }

    /** What was found for somebody before, or is found now. */
    int[] once(Object seeker, Supplier<int[]> search) {
        return found.computeIfAbsent(seeker, any -> search.get());
    }

    Statements statements() {
        Statements known = statements;
        if (known == null) {
            known = Statements.of(this);
            statements = known;
        }
        return known;
    }

    Bindings bindings() {
        Bindings known = bindings;
        if (known == null) {
            known = Bindings.of(this);
            bindings = known;
        }
        return known;
    }

    Sorts sorts() {
        Sorts known = sorts;
        if (known == null) {
            known = new Sorts(this);
            sorts = known;
        }
        return known;
    }

    /** The nearest node that passes a test among the node itself and those around it, or {@link Tree#NONE}. */
    int around(int node, IntPredicate test) {
        int here = node;
        while (here != Tree.NONE && !test.test(here)) {
            here = tree.parent(here);
        }
        return here;
    }

    boolean isInside(int node, int outer) {
        return node >= outer && node < tree.after(outer);
    }

    /** Whether a node is a value, and not what gets one. */
    boolean isValue(int node) {
        int here = node;
        while (under(here, Shape.Trait.PATTERNS)) {
            here = tree.parent(here);
        }
        return !under(here, Shape.Trait.TARGETS) && !under(here, Shape.Trait.BINDS) && !under(here, Shape.Trait.HIDES);
    }

    /** Whether a node is what decides where a program goes on; of a conditional expression in Python, only the middle is. */
    boolean isCondition(int node) {
        if (!tree.isNamed(node) || !under(node, Shape.Trait.CONDITIONS)) {
            return false;
        }
        int parent = tree.parent(node);
        return tree.language() != Language.PYTHON
                || !tree.kindName(parent).equals("conditional_expression")
                || tree.children(parent)
                                .filter(tree::isNamed)
                                .skip(1)
                                .findFirst()
                                .orElse(Tree.NONE)
                        == node;
    }

    /** Whether all variables that code of the file uses are known at a node of it. */
    boolean isKnown(int code, int node) {
        return bindings().knows(bindings().needs(code), node, node, Tree.NONE);
    }

    /** The edit that gives a node another text, which stays a word of its own. */
    Edit replace(int node, String text) {
        int start = tree.start(node);
        int end = tree.end(node);
        String all = tree.text();
        boolean before = start > 0 && !text.isEmpty() && inWord(all.charAt(start - 1)) && inWord(text.charAt(0));
        boolean after = end < all.length()
                && !text.isEmpty()
                && inWord(all.charAt(end))
                && inWord(text.charAt(text.length() - 1));
        return new Edit(file, start, end, (before ? " " : "") + text + (after ? " " : ""));
    }

    private static boolean inWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }

    List<Edit> replaced(int node, String text) {
        return text.equals(tree.text(node)) ? List.of() : List.of(replace(node, text));
    }
}
