package dev.lamarck.engine.constrain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A set of characters, as ranges in rising order that do not touch. Halves of surrogate pairs are never in it. */
record CodePoints(List<Range> ranges) {
    static final int LAST = Character.MAX_CODE_POINT;
    static final CodePoints NONE = new CodePoints(List.of());
    static final CodePoints ALL = of(0, LAST);

    /** Both ends belong to it. */
    record Range(int from, int to) {}

    CodePoints {
        ranges = List.copyOf(ranges);
    }

    static CodePoints of(int from, int to) {
        return normal(List.of(new Range(from, to)));
    }

    static CodePoints of(int one) {
        return of(one, one);
    }

    /** All characters of a text. */
    static CodePoints of(String text) {
        return normal(text.codePoints().mapToObj(one -> new Range(one, one)).toList());
    }

    private static CodePoints normal(List<Range> any) {
        List<Range> sorted = new ArrayList<>();
        for (Range range : any) {
            add(sorted, range.from(), Math.min(range.to(), Character.MIN_SURROGATE - 1));
            add(sorted, Math.max(range.from(), Character.MAX_SURROGATE + 1), range.to());
        }
        sorted.sort(Comparator.comparingInt(Range::from));
        List<Range> merged = new ArrayList<>();
        for (Range range : sorted) {
            int last = merged.size() - 1;
            if (last >= 0 && range.from() <= merged.get(last).to() + 1) {
                Range before = merged.get(last);
                merged.set(last, new Range(before.from(), Math.max(before.to(), range.to())));
            } else {
                merged.add(range);
            }
        }
        return new CodePoints(merged);
    }

    private static void add(List<Range> ranges, int from, int to) {
        if (from <= to) {
            ranges.add(new Range(from, to));
        }
    }

    CodePoints or(CodePoints other) {
        List<Range> all = new ArrayList<>(ranges);
        all.addAll(other.ranges);
        return normal(all);
    }

    CodePoints not() {
        List<Range> gaps = new ArrayList<>();
        int next = 0;
        for (Range range : ranges) {
            add(gaps, next, range.from() - 1);
            next = range.to() + 1;
        }
        add(gaps, next, LAST);
        return normal(gaps);
    }

    CodePoints without(CodePoints other) {
        return not().or(other).not();
    }

    boolean has(int one) {
        return ranges.stream().anyMatch(range -> range.from() <= one && one <= range.to());
    }

    boolean isEmpty() {
        return ranges.isEmpty();
    }
}
