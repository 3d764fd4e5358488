package dev.lamarck.syntax;

import java.util.Arrays;
import java.util.List;

/** Collects the pieces of a program. */
final class Shingling {

    private static final int UNSEEN = Role.COMMENT.mask() | Role.LAYOUT.mask();

    private long[] hashes;
    private int count;

    Shingling(int capacity) {
        hashes = new long[2 * capacity + 16];
    }

    Shingling add(Tree tree) {
        int node = 0;
        while (node < tree.size()) {
            if (tree.isAny(node, UNSEEN)) {
                node = tree.after(node);
            } else if (tree.isAtom(node)) {
                addAtom(tree, node);
                node = tree.after(node);
            } else {
                addInner(tree, node);
                node++;
            }
        }
        return this;
    }

    Shingling add(Words words) {
        List<String> tokens = words.tokens();
        long before = 0;
        long last = 0;
        for (String token : tokens) {
            long hash = Mixing.text(token, 0, token.length());
            add(hash);
            add(Mixing.then(Mixing.then(before, last), hash));
            before = last;
            last = hash;
        }
        return this;
    }

    Shingles result() {
        return Shingles.ofHashes(Arrays.copyOf(hashes, count));
    }

    private void addAtom(Tree tree, int node) {
        add(Mixing.then(stem(tree, node), 0));
        if (tree.isNamed(node)) {
            add(Mixing.then(label(tree, node), Mixing.text(tree.text(), tree.start(node), tree.end(node))));
        }
    }

    /** Three neighbouring children at a time, with two empty places before and after them. */
    private void addInner(Tree tree, int node) {
        long stem = stem(tree, node);
        long first = 0;
        long second = 0;
        for (int child = tree.firstChild(node); child != Tree.NONE; child = tree.nextSibling(child)) {
            if (!tree.isAny(child, UNSEEN)) {
                long third = label(tree, child);
                add(window(stem, first, second, third));
                first = second;
                second = third;
            }
        }
        add(window(stem, first, second, 0));
        add(window(stem, second, 0, 0));
    }

    private static long window(long stem, long first, long second, long third) {
        return Mixing.then(Mixing.then(Mixing.then(stem, first), second), third);
    }

    private static long stem(Tree tree, int node) {
        int parent = tree.parent(node);
        return Mixing.then(parent == Tree.NONE ? 0 : label(tree, parent), label(tree, node));
    }

    private static long label(Tree tree, int node) {
        return 1 + tree.kind(node) + ((long) tree.language().ordinal() << 32);
    }

    private void add(long hash) {
        if (count == hashes.length) {
            hashes = Arrays.copyOf(hashes, 2 * count);
        }
        hashes[count++] = hash;
    }
}
