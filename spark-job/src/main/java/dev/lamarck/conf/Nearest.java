package dev.lamarck.conf;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * Finds the known word that a mistyped one was meant to be: the Damerau-Levenshtein distance, restricted to swaps of
 * neighbours, over the whole table of prefixes (F. J. Damerau, "A technique for computer detection and correction of
 * spelling errors", 1964). A word counts as near when a third of its letters or fewer are wrong.
 */
public final class Nearest {
    private static final int LONGEST = 100;

    private Nearest() {}

    public static Optional<String> to(String word, Collection<String> known) {
        if (word.length() > LONGEST) {
            return Optional.empty();
        }
        return known.stream()
                .filter(k -> distance(word, k) <= Math.max(1, Math.max(word.length(), k.length()) / 3))
                .min(Comparator.<String>comparingInt(k -> distance(word, k)).thenComparing(Comparator.naturalOrder()));
    }

    static int distance(String a, String b) {
        int[][] table = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                table[i][j] = Math.min(i, j) == 0 ? Math.max(i, j) : step(table, a, b, i, j);
            }
        }
        return table[a.length()][b.length()];
    }

    private static int step(int[][] table, String a, String b, int i, int j) {
        int replaced = table[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, Math.min(table[i - 1][j], table[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, table[i - 2][j - 2] + 1) : best;
    }
}
