package dev.lamarck.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The names of the series in rows, each beside a sample: laid out first, so that the panels know what room is left. */
final class Legend {

    static final double ROW = 20;

    private static final int MOST_ROWS = 3;
    private static final double SAMPLE = 22;
    private static final double GAP = 7;
    private static final double BETWEEN = 20;
    private static final double WIDEST_NAME = 220;

    private final List<Entry> entries;

    private Legend(List<Entry> entries) {
        this.entries = entries;
    }

    /** An entry and where it begins, relative to the legend's corner; that of what is missing has no key. */
    private record Entry(Optional<Key> key, String name, double x, int row) {}

    static Legend of(List<Key> keys, double width) {
        List<Entry> entries = new ArrayList<>();
        double x = 0;
        int row = 0;
        for (int i = 0; i < keys.size(); i++) {
            String name = Type.KEY.fit(keys.get(i).name(), Math.min(WIDEST_NAME, width - SAMPLE - GAP));
            double room = SAMPLE + GAP + Type.KEY.width(name);
            if (x > 0 && x + room > width) {
                x = 0;
                row++;
            }
            if (row == MOST_ROWS) {
                return new Legend(ended(entries, keys.size(), width));
            }
            entries.add(new Entry(Optional.of(keys.get(i)), name, x, row));
            x += room + BETWEEN;
        }
        return new Legend(entries);
    }

    /** Makes room at the end for the words that tell how many are missing. */
    private static List<Entry> ended(List<Entry> entries, int all, double width) {
        List<Entry> kept = new ArrayList<>(entries);
        while (true) {
            Entry last = kept.remove(kept.size() - 1);
            String words = "and " + (all - kept.size()) + " more";
            if (kept.isEmpty() || last.x() + Type.KEY.width(words) <= width) {
                kept.add(new Entry(Optional.empty(), words, last.x(), last.row()));
                return kept;
            }
        }
    }

    double height() {
        return entries.isEmpty() ? 0 : (entries.get(entries.size() - 1).row() + 1) * ROW;
    }

    void paint(Canvas canvas, double left, double top) {
        for (Entry entry : entries) {
            double x = left + entry.x();
            double middle = top + (entry.row() + 0.5) * ROW;
            entry.key().ifPresent(key -> sample(canvas, key, x, middle));
            double indent = entry.key().isPresent() ? SAMPLE + GAP : 0;
            canvas.text(new Point(x + indent, middle + 4.4), entry.name(), Type.KEY);
        }
    }

    private static void sample(Canvas canvas, Key key, double x, double y) {
        List<Point> line = List.of(new Point(x + 1, y), new Point(x + SAMPLE - 1, y));
        switch (key.look()) {
            case LINE -> canvas.stroke(line, new Stroke(key.colour(), 2.2));
            case DASHED -> canvas.stroke(line, new Stroke(key.colour(), 2, Dash.DASHED));
            case DOTTED -> canvas.stroke(line, new Stroke(key.colour(), 2, Dash.DOTTED));
            case DOT -> canvas.disc(new Point(x + SAMPLE / 2, y), 4.2, key.colour(), new Stroke(Colour.WHITE, 0));
            case BLOCK -> canvas.fill(new Box(x + 1, y - 5, SAMPLE - 2, 10), key.colour());
        }
    }
}
