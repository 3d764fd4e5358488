package dev.lamarck.vary.edit;

import java.util.ArrayList;
import java.util.List;

/** The lines of a stretch of a text, each with its end, which is {@code \n}, {@code \r\n} or {@code \r}. */
record TextLines(int from, List<String> lines, List<Integer> starts) {

    static TextLines of(String text, int from, int to) {
        List<String> lines = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        for (int at = from; at < to; ) {
            int end = Math.min(next(text, at), to);
            lines.add(text.substring(at, end));
            starts.add(at);
            at = end;
        }
        starts.add(to);
        return new TextLines(from, lines, starts);
    }

    /** Where a line begins; for the number after the last, where the last ends. */
    int start(int line) {
        return starts.get(line);
    }

    /** Whether a line begins at a place, or the text ends there. */
    static boolean begins(String text, int at) {
        if (at == 0 || at == text.length()) {
            return true;
        }
        char last = text.charAt(at - 1);
        return last == '\n' || last == '\r' && text.charAt(at) != '\n';
    }

    /** Where the line after the one at a place begins. */
    private static int next(String text, int at) {
        int next = at + 1;
        while (!begins(text, next)) {
            next++;
        }
        return next;
    }

    /** Where the line begins that a place is in. */
    static int lineStart(String text, int at) {
        int start = at;
        while (start > 0 && text.charAt(start - 1) != '\n' && text.charAt(start - 1) != '\r') {
            start--;
        }
        return start;
    }

    /** Where the line begins that ends at a place. */
    static int previous(String text, int at) {
        int start = at - 1;
        while (!begins(text, start)) {
            start--;
        }
        return start;
    }
}
