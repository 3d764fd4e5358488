package dev.lamarck.evolve.survival;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** Who wins which case: nobody has a better score there. Rows are members, the fittest first; columns are cases. */
final class CaseWins {

    private final boolean[][] won;
    private final int[] wins;
    private final int[] winners;
    private final List<Integer> left;

    private CaseWins(boolean[][] won, int cases, List<Integer> left) {
        this.won = won;
        this.wins = new int[won.length];
        this.winners = new int[cases];
        this.left = left;
        for (int row : left) {
            for (int column = 0; column < cases; column++) {
                wins[row] += won[row][column] ? 1 : 0;
                winners[column] += won[row][column] ? 1 : 0;
            }
        }
    }

    /** The winners that no other dominates, and of equal ones the first. */
    static CaseWins of(double[][] scores) {
        int cases = scores[0].length;
        double[] best = new double[cases];
        Arrays.fill(best, Double.NEGATIVE_INFINITY);
        for (double[] row : scores) {
            for (int column = 0; column < cases; column++) {
                best[column] = Math.max(best[column], row[column]);
            }
        }
        boolean[][] won = new boolean[scores.length][cases];
        List<Integer> left = new ArrayList<>();
        for (int row = 0; row < scores.length; row++) {
            boolean any = false;
            for (int column = 0; column < cases; column++) {
                won[row][column] = scores[row][column] == best[column];
                any |= won[row][column];
            }
            double[] own = scores[row];
            if (any && left.stream().noneMatch(other -> covers(scores[other], own))) {
                left.removeIf(other -> covers(own, scores[other]));
                left.add(row);
            }
        }
        return new CaseWins(won, cases, left);
    }

    private static boolean covers(double[] a, double[] b) {
        for (int column = 0; column < a.length; column++) {
            if (a[column] < b[column]) {
                return false;
            }
        }
        return true;
    }

    /** Takes whoever is missed least, until no more than so many are left. */
    void thin(int keep) {
        while (left.size() > keep) {
            Integer victim = Collections.min(
                    left,
                    Comparator.comparingInt(this::alone)
                            .thenComparingInt(row -> wins[row])
                            .thenComparing(Comparator.reverseOrder()));
            left.remove(victim);
            for (int column = 0; column < winners.length; column++) {
                winners[column] -= won[victim][column] ? 1 : 0;
            }
        }
    }

    private int alone(int row) {
        int alone = 0;
        for (int column = 0; column < winners.length; column++) {
            alone += won[row][column] && winners[column] == 1 ? 1 : 0;
        }
        return alone;
    }

    List<Integer> left() {
        return List.copyOf(left);
    }

    /** How many cases a row wins. */
    int of(int row) {
        return wins[row];
    }
}
