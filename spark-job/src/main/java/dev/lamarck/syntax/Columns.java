package dev.lamarck.syntax;

import java.util.Arrays;

/** The nodes of a tree in pre-order, one array a property. Whoever fills it owns it; a {@link Tree} never changes it. */
final class Columns {

    private char[] kind;
    private int[] start;
    private int[] end;
    private int[] parent;
    private int[] size;
    private byte[] field;
    private int count;

    Columns(int capacity) {
        kind = new char[capacity];
        start = new int[capacity];
        end = new int[capacity];
        parent = new int[capacity];
        size = new int[capacity];
        field = new byte[capacity];
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
