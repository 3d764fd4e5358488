package dev.lamarck.engine.text;

import java.util.Arrays;

/**
 * Byte-pair encoding of one piece of text: of all neighbours that together are a token, those with the lowest rank are
 * merged, the leftmost first, until none are left. A heap of pairs keeps a piece of n bytes at n log n steps, also
 * where somebody made it to be slow.
 */
final class PairMerge {

    private final Ranks ranks;
    private final byte[] piece;
    /** Where the part ends that begins at a place, and where the part before it begins. */
    private final int[] end;

    private final int[] before;
    /** The rank of what begins at a place together with its neighbour. */
    private final int[] pair;

    private long[] heap;
    private int size;

    private PairMerge(Ranks ranks, byte[] piece) {
        this.ranks = ranks;
        this.piece = piece;
        this.end = new int[piece.length + 1];
        this.before = new int[piece.length + 1];
        this.pair = new int[piece.length + 1];
        this.heap = new long[Math.max(4, piece.length)];
    }

    /** The ranks of the tokens of a piece; each byte has to be a token. */
    static int[] of(Ranks ranks, byte[] piece) {
        return new PairMerge(ranks, piece).run();
    }

    private int[] run() {
        Arrays.fill(pair, Ranks.NONE);
        for (int i = 0; i <= piece.length; i++) {
            end[i] = i + 1;
            before[i] = i - 1;
        }
        for (int i = 0; i < piece.length; i++) {
            look(i);
        }
        while (size > 0) {
            long lowest = poll();
            int place = (int) lowest;
            if (pair[place] == (int) (lowest >>> Integer.SIZE)) {
                merge(place);
            }
        }
        return result();
    }

    private void merge(int place) {
        int gone = end[place];
        end[place] = end[gone];
        before[end[gone]] = place;
        pair[gone] = Ranks.NONE;
        look(place);
        if (place > 0) {
            look(before[place]);
        }
    }

    /** Notes the pair that begins at a place. */
    private void look(int place) {
        int middle = end[place];
        pair[place] = middle < piece.length ? ranks.of(piece, place, end[middle]) : Ranks.NONE;
        if (pair[place] != Ranks.NONE) {
            push((long) pair[place] << Integer.SIZE | place);
        }
    }

    private int[] result() {
        int[] ids = new int[piece.length];
        int count = 0;
        for (int i = 0; i < piece.length; i = end[i]) {
            ids[count++] = ranks.of(piece, i, end[i]);
        }
        return Arrays.copyOf(ids, count);
    }

    private void push(long value) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, size * 2);
        }
        int at = size++;
        while (at > 0 && heap[(at - 1) / 2] > value) {
            heap[at] = heap[(at - 1) / 2];
            at = (at - 1) / 2;
        }
        heap[at] = value;
    }

    private long poll() {
        long top = heap[0];
        long last = heap[--size];
        int at = 0;
        for (int child = 1; child < size; child = 2 * at + 1) {
            int least = child + 1 < size && heap[child + 1] < heap[child] ? child + 1 : child;
            if (heap[least] >= last) {
                break;
            }
            heap[at] = heap[least];
            at = least;
        }
        heap[at] = last;
        return top;
    }
}
