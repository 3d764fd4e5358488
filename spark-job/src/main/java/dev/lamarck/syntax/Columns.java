package dev.lamarck.syntax;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/** The nodes of a tree in pre-order, one array a property. Whoever fills it owns it; a {@link Tree} never changes it. */
final class Columns {

    private char[] kind;
    private int[] start;
    private int[] end;
    private int[] parent;
    private int[] size;
    private byte[] field;
    private int count;
    private int flaw = Tree.NONE;

    Columns(int capacity) {
        kind = new char[capacity];
        start = new int[capacity];
        end = new int[capacity];
        parent = new int[capacity];
        size = new int[capacity];
        field = new byte[capacity];
    }

    /** From the columns of a {@link NativeWalk}, of a text with so many characters. */
    static Columns of(int[] walked, IntUnaryOperator kindOf, int length) {
        int nodes = walked.length / 6;
        Columns columns = new Columns(nodes);
        for (int node = 0; node < nodes; node++) {
            columns.kind[node] = (char) kindOf.applyAsInt(walked[node]);
            columns.start[node] = Math.min(walked[nodes + node] / 2, length);
            columns.end[node] = Math.min(walked[2 * nodes + node] / 2, length);
            columns.parent[node] = walked[3 * nodes + node];
            columns.size[node] = walked[4 * nodes + node];
            columns.field[node] = (byte) walked[5 * nodes + node];
        }
        columns.count = nodes;
        columns.flaw = walked[6 * nodes];
        return columns;
    }

    /** Adds a leaf; what is added below it counts once it is closed. */
    int add(int parentNode, int kindOf, int from, int to, int fieldOf) {
        if (count == kind.length) {
            resize(count + count / 2 + 16);
        }
        kind[count] = (char) kindOf;
        start[count] = from;
        end[count] = to;
        parent[count] = parentNode;
        size[count] = 1;
        field[count] = (byte) fieldOf;
        return count++;
    }

    /** Says that a node has all that is below it, and gives its parent. */
    int close(int node) {
        size[node] = count - node;
        return parent[node];
    }

    /** Says that there is an error in a node, which was added just now. */
    void flawed(int node) {
        if (flaw == parent[node]) {
            flaw = node;
        }
    }

    /**
     * The innermost node that has an error in it, on the way from the root to the first one; {@link Tree#NONE} if there is no
     * error. An error need not be a node: the parser may have made up a token that its trees do not show.
     */
    int flaw() {
        return flaw;
    }

    Columns trimmed() {
        resize(count);
        return this;
    }

    int count() {
        return count;
    }

    int kind(int node) {
        return kind[node];
    }

    int start(int node) {
        return start[node];
    }

    int end(int node) {
        return end[node];
    }

    int parent(int node) {
        return parent[node];
    }

    /** Nodes of the subtree, the node among them. */
    int size(int node) {
        return size[node];
    }

    /** The number of the field, 0 for none; its complement for a node that the parser made up. */
    int field(int node) {
        return field[node];
    }

    private void resize(int capacity) {
        kind = Arrays.copyOf(kind, capacity);
        start = Arrays.copyOf(start, capacity);
        end = Arrays.copyOf(end, capacity);
        parent = Arrays.copyOf(parent, capacity);
        size = Arrays.copyOf(size, capacity);
        field = Arrays.copyOf(field, capacity);
    }
}
