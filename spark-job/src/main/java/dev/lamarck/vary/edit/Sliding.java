package dev.lamarck.vary.edit;

import dev.lamarck.vary.edit.Matching.Hunk;
import java.util.List;

/**
 * Lines that came or went may often be taken one line earlier as well: where a loop was put before another one, the match
 * may find its body and the head of the next. Of the places that mean the same the last is taken that looks like whole
 * statements: no line is less indented than the first, and brackets are in pairs.
 */
final class Sliding {

    private static final int FARTHEST = 50;
    private static final int LONGEST = 10_000;

    private Sliding() {}

    /**
     * The stretch at its best place.
     *
     * @param floor the place in the text before that the stretch has to stay behind
     */
    static Hunk settled(String before, String after, Hunk stretch, int floor) {
        boolean came = stretch.removed() == 0;
        String text = came ? after : before;
        int length = Math.max(stretch.removed(), stretch.inserted());
        int end = came ? stretch.toAfter() : stretch.to();
        int moved = 0;
        for (int step = 0; step < FARTHEST && length <= LONGEST; step++) {
            int from = end - length - moved;
            if (isWhole(text.substring(from, from + length))) {
                return up(stretch, moved);
            }
            int line = from > 0 ? from - TextLines.previous(text, from) : 0;
            boolean same = line > 0
                    && line < stretch.from() - moved - floor
                    && line <= length
                    && TextLines.begins(text, from + length - line)
                    && text.regionMatches(from - line, text, from + length - line, line);
            if (!same) {
                break;
            }
            moved += line;
        }
        return stretch;
    }

    private static Hunk up(Hunk stretch, int by) {
        return new Hunk(stretch.from() - by, stretch.to() - by, stretch.fromAfter() - by, stretch.toAfter() - by);
    }

    private static boolean isWhole(String lines) {
        List<String> written = lines.lines().filter(line -> !line.isBlank()).toList();
        return written.isEmpty()
                || inPairs(lines)
                        && written.stream().mapToInt(Sliding::indentation).min().orElse(0)
                                >= indentation(written.get(0));
    }

    private static int indentation(String line) {
        return line.length() - line.stripLeading().length();
    }

    private static boolean inPairs(String lines) {
        int open = 0;
        for (int i = 0; i < lines.length() && open >= 0; i++) {
            open += "([{".indexOf(lines.charAt(i)) >= 0 ? 1 : 0;
            open -= ")]}".indexOf(lines.charAt(i)) >= 0 ? 1 : 0;
        }
        return open == 0;
    }
}
