package dev.lamarck.engine.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Finds the names that somebody may have meant: those that begin and end most alike. */
public final class Nearest {
    private static final int SHOWN = 3;

    private Nearest() {}

    /** A few of the known names, the nearest first. */
    public static List<String> to(String name, Collection<String> known) {
        return known.stream()
                .sorted(Comparator.comparingInt((String other) -> -alike(name, other))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(SHOWN)
                .toList();
    }

    private static int alike(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        int head = 0;
        while (head < shorter && a.charAt(head) == b.charAt(head)) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head && a.charAt(a.length() - 1 - tail) == b.charAt(b.length() - 1 - tail)) {
            tail++;
        }
        return head + tail;
    }
}
