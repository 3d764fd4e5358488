package dev.lamarck.vary.edit;

import com.github.difflib.algorithm.Change;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where two sequences differ. Short ones are matched by the algorithm of Myers ("An O(ND) difference algorithm and its
 * variations", 1986). Its time grows with length times difference, so long ones are first cut at the elements that both
 * have exactly once, in the longest order that both share, as patience sorting finds it; a long stretch without such
 * elements counts as different as a whole.
 */
final class Matching {

    private static final int SHORT = 1000;
    private static final int DEEPEST = 50;

    private final int[] before;
    private final int[] after;
    private final List<Hunk> hunks = new ArrayList<>();

    private Matching(int[] before, int[] after) {
        this.before = before;
        this.after = after;
    }

    /** Elements of one sequence that stand where the other has others; one side may be empty. */
    record Hunk(int from, int to, int fromAfter, int toAfter) {

        int removed() {
            return to - from;
        }

        int inserted() {
            return toAfter - fromAfter;
        }

        /** From where this one begins to where another ends. */
        Hunk upTo(Hunk last) {
            return new Hunk(from, last.to, fromAfter, last.toAfter);
        }
    }

    /** The hunks in order, with at least one equal element between neighbours. */
    static List<Hunk> of(List<String> before, List<String> after) {
        Map<String, Integer> numbers = new HashMap<>();
        Matching matching = new Matching(numbered(before, numbers), numbered(after, numbers));
        matching.match(0, before.size(), 0, after.size(), 0);
        return matching.hunks;
    }

    private static int[] numbered(List<String> elements, Map<String, Integer> numbers) {
        return elements.stream()
                .mapToInt(element -> numbers.computeIfAbsent(element, unknown -> numbers.size()))
                .toArray();
    }

    private void match(int a, int aEnd, int b, int bEnd, int depth) {
        int from = a;
        int fromAfter = b;
        while (from < aEnd && fromAfter < bEnd && before[from] == after[fromAfter]) {
            from++;
            fromAfter++;
        }
        int to = aEnd;
        int toAfter = bEnd;
        while (to > from && toAfter > fromAfter && before[to - 1] == after[toAfter - 1]) {
            to--;
            toAfter--;
        }
        Hunk rest = new Hunk(from, to, fromAfter, toAfter);
        if (rest.removed() == 0 || rest.inserted() == 0) {
            add(rest);
        } else if (rest.removed() + rest.inserted() <= SHORT) {
            shortest(rest);
        } else if (depth < DEEPEST) {
            cut(rest, depth);
        } else {
            add(rest);
        }
    }

    private void add(Hunk hunk) {
        if (hunk.removed() + hunk.inserted() == 0) {
            return;
        }
        int last = hunks.size() - 1;
        boolean touches = last >= 0
                && hunks.get(last).to() == hunk.from()
                && hunks.get(last).toAfter() == hunk.fromAfter();
        if (touches) {
            hunks.set(last, hunks.get(last).upTo(hunk));
        } else {
            hunks.add(hunk);
        }
    }

    private void shortest(Hunk rest) {
        List<Integer> one = boxed(before, rest.from(), rest.to());
        List<Integer> other = boxed(after, rest.fromAfter(), rest.toAfter());
        for (Change change : new MyersDiffWithLinearSpace<Integer>().computeDiff(one, other, null)) {
            add(new Hunk(
                    rest.from() + change.startOriginal,
                    rest.from() + change.endOriginal,
                    rest.fromAfter() + change.startRevised,
                    rest.fromAfter() + change.endRevised));
        }
    }

    private static List<Integer> boxed(int[] elements, int from, int to) {
        return Arrays.stream(elements, from, to).boxed().toList();
    }

    private void cut(Hunk rest, int depth) {
        List<int[]> anchors = anchors(rest);
        if (anchors.isEmpty()) {
            add(rest);
            return;
        }
        int from = rest.from();
        int fromAfter = rest.fromAfter();
        for (int[] anchor : anchors) {
            match(from, anchor[0], fromAfter, anchor[1], depth + 1);
            from = anchor[0] + 1;
            fromAfter = anchor[1] + 1;
        }
        match(from, rest.to(), fromAfter, rest.toAfter(), depth + 1);
    }

    /** Places of elements that both have once, in the longest order that both share. */
    private List<int[]> anchors(Hunk rest) {
        Map<Integer, Integer> there = once(after, rest.fromAfter(), rest.toAfter());
        Map<Integer, Integer> here = once(before, rest.from(), rest.to());
        List<int[]> pairs = new ArrayList<>();
        for (int i = rest.from(); i < rest.to(); i++) {
            int place = there.getOrDefault(before[i], -1);
            if (place >= 0 && here.getOrDefault(before[i], -1) == i) {
                pairs.add(new int[] {i, place});
            }
        }
        return longestRise(pairs);
    }

    /** Where the elements stand that are there once; -1 for those that are there more often. */
    private static Map<Integer, Integer> once(int[] elements, int from, int to) {
        Map<Integer, Integer> places = new HashMap<>();
        for (int i = from; i < to; i++) {
            int place = i;
            places.merge(elements[i], place, (known, again) -> -1);
        }
        return places;
    }

    private static List<int[]> longestRise(List<int[]> pairs) {
        int[] ends = new int[pairs.size()];
        int[] previous = new int[pairs.size()];
        int length = 0;
        for (int i = 0; i < pairs.size(); i++) {
            int low = 0;
            int high = length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                boolean rises = pairs.get(ends[middle])[1] < pairs.get(i)[1];
                low = rises ? middle + 1 : low;
                high = rises ? high : middle;
            }
            previous[i] = low > 0 ? ends[low - 1] : -1;
            ends[low] = i;
            length = Math.max(length, low + 1);
        }
        List<int[]> rise = new ArrayList<>();
        for (int i = length > 0 ? ends[length - 1] : -1; i >= 0; i = previous[i]) {
            rise.add(pairs.get(i));
        }
        Collections.reverse(rise);
        return rise;
    }
}
