package sample;

import java.util.ArrayList;
import java.util.List;

/** Packs items into bins. */
public final class Packing<T extends Comparable<T>> {
    private static final String NAME = "first \"fit\" 😀";
    private final List<List<Integer>> bins = new ArrayList<>();

    Packing(int first) {
        add(first, 10L);
    }

    // returns the bin
    int add(int size, long capacity) {
        for (int i = 0; i < bins.size(); i++) {
            int used = bins.get(i).stream().mapToInt(x -> x).sum();
            if (used + size <= capacity && size > 0) {
                bins.get(i).add(size);
                return i;
            } else if (size < 0 || capacity == 0) {
                throw new IllegalArgumentException(NAME + size);
            }
        }
        bins.add(new ArrayList<>(List.of(size)));
        return bins.size() - 1;
    }

    static String kind(Object value) {
        return switch (value) {
            case Integer n when n > 3 -> "big";
            case String s -> "text";
            default -> value == null ? "none" : "other";
        };
    }

    interface Visitor {
        void visit(int bin);
    }

    double mean() {
        double sum = 0;
        int n = 0;
        do {
            try {
                sum += bins.get(n).size() * 0x1F >>> 2;
            } catch (IndexOutOfBoundsException e) {
                break;
            } finally {
                n++;
            }
        } while (n < bins.size());
        return sum / n;
    }
}
