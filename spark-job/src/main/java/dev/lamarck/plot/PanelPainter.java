package dev.lamarck.plot;

import java.util.List;
import java.util.stream.DoubleStream;

/** Draws one panel: ground, grid, layers, frame, numbers and titles. */
final class PanelPainter {

    /** The room below the last panel for numbers and the axis's title. */
    static final double BELOW = 44;

    private static final double TICK_GAP = 7;
    private static final double TITLE_GAP = 24;
    private static final double TITLE_DEPTH = 11;
    private static final double LEAST_RIGHT = 14;
    private static final double ROOM_A_TICK = 34;

    private final Panel panel;
    private final Frame frame;
    private final boolean first;
    private final boolean last;
    private final double titleAt;
    private final List<Tick> rows;

    /** A panel in a row of the picture, over the same range of x as the panels above and below it. */
    PanelPainter(Panel panel, Box row, Range shared, boolean first, boolean last) {
        this(
                panel,
                new Frame(
                        row,
                        panel.x().scale(DoubleStream.of(shared.low(), shared.high())),
                        panel.y().scale(panel.extent().mapToDouble(Point::y))),
                first,
                last,
                row.x() + TITLE_DEPTH);
    }

    private PanelPainter(Panel panel, Frame frame, boolean first, boolean last, double titleAt) {
        this.panel = panel;
        this.frame = frame;
        this.first = first;
        this.last = last;
        this.titleAt = titleAt;
        this.rows = frame.y().ticks((int) Math.max(2, frame.box().height() / ROOM_A_TICK));
    }

    /** The room that numbers and title need on the left. */
    double left() {
        return rows.stream()
                        .mapToDouble(tick -> Type.TICK.width(tick.label()))
                        .max()
                        .orElse(0)
                + TICK_GAP
                + (panel.y().title().isEmpty() ? 0 : TITLE_GAP);
    }

    /** The room that a colour bar needs on the right. */
    double right() {
        return panel.colourBar()
                .map(bar -> new ColourBarPainter(bar, frame.box()).width())
                .orElse(LEAST_RIGHT);
    }

    PanelPainter between(double left, double right) {
        Box row = frame.box();
        double x = Math.rint(row.x() + left) + 0.5;
        double y = Math.rint(row.y()) + 0.5;
        Box box = new Box(x, y, Math.rint(row.right() - right - x), Math.rint(row.bottom() - y));
        return new PanelPainter(panel, new Frame(box, frame.x(), frame.y()), first, last, titleAt);
    }

    void paint(Canvas canvas) {
        Box box = frame.box();
        if (panel.backdrop()) {
            canvas.fill(box, Colour.of(0xf1f3f6));
        }
        List<Tick> columns = columns();
        grid(canvas, columns);
        marks(canvas);
        panel.layers().forEach(layer -> layer.paint(canvas, frame));
        canvas.stroke(
                List.of(
                        new Point(box.x(), box.y()),
                        new Point(box.x(), box.bottom()),
                        new Point(box.right(), box.bottom())),
                new Stroke(Colour.FRAME, 1));
        if (panel.isEmpty()) {
            canvas.text(
                    new Point(box.x() + box.width() / 2, box.y() + box.height() / 2),
                    Type.AXIS.fit("nothing to show yet", box.width()),
                    Type.AXIS);
        }
        numbers(canvas, columns);
        titles(canvas);
        panel.colourBar().ifPresent(bar -> new ColourBarPainter(bar, box).paint(canvas));
    }

    /** As many ticks as have room beside each other. */
    private List<Tick> columns() {
        List<Tick> ticks = List.of();
        for (int most = (int) Math.max(1, frame.box().width() / 70); most >= 1; most--) {
            ticks = frame.x().ticks(most);
            if (fits(ticks)) {
                return ticks;
            }
        }
        return ticks.subList(0, Math.min(1, ticks.size()));
    }

    private boolean fits(List<Tick> ticks) {
        for (int i = 1; i < ticks.size(); i++) {
            double room = frame.across(ticks.get(i).value())
                    - frame.across(ticks.get(i - 1).value());
            double needed = (Type.TICK.width(ticks.get(i - 1).label())
                            + Type.TICK.width(ticks.get(i).label()))
                    / 2;
            if (room < needed + 12) {
                return false;
            }
        }
        return true;
    }

    private void grid(Canvas canvas, List<Tick> columns) {
        Box box = frame.box();
        if (panel.backdrop()) {
            return;
        }
        Stroke line = new Stroke(Colour.LINE, 1);
        for (Tick tick : rows) {
            double y = crisp(frame.down(tick.value()));
            canvas.stroke(List.of(new Point(box.x(), y), new Point(box.right(), y)), line);
        }
        for (Tick tick : columns) {
            double x = crisp(frame.across(tick.value()));
            canvas.stroke(List.of(new Point(x, box.y()), new Point(x, box.bottom())), line);
        }
    }

    /** In the middle of a pixel, where a thin line is sharp. */
    private static double crisp(double place) {
        return Math.floor(place) + 0.5;
    }

    private void marks(Canvas canvas) {
        Box box = frame.box();
        double free = box.x();
        for (int i = 0; i < panel.marks().size(); i++) {
            Mark mark = panel.marks().get(i);
            double x = crisp(frame.across(mark.x()));
            canvas.stroke(
                    List.of(new Point(x, box.y()), new Point(x, box.bottom())),
                    new Stroke(Palette.GREY, 1, Dash.DASHED));
            double next = i + 1 < panel.marks().size()
                    ? frame.across(panel.marks().get(i + 1).x())
                    : box.right();
            String label = Type.MARK.fit(mark.label(), next - x - 4);
            if (first && x >= free && label.length() > 2) {
                canvas.text(new Point(x, box.y() - 5), label, Type.MARK.anchored(Type.Anchor.START));
                free = x + Type.MARK.width(label) + 6;
            }
        }
    }

    private void numbers(Canvas canvas, List<Tick> columns) {
        Box box = frame.box();
        for (Tick tick : rows) {
            double y = frame.down(tick.value());
            canvas.text(new Point(box.x() - TICK_GAP, y + 4.3), tick.label(), Type.TICK.anchored(Type.Anchor.END));
        }
        if (last) {
            for (Tick tick : columns) {
                canvas.text(new Point(frame.across(tick.value()), box.bottom() + 18), tick.label(), Type.TICK);
            }
        }
    }

    private void titles(Canvas canvas) {
        Box box = frame.box();
        canvas.text(
                new Point(titleAt, box.y() + box.height() / 2),
                Type.AXIS.fit(panel.y().title(), box.height()),
                Type.AXIS.running(true));
        if (last) {
            canvas.text(
                    new Point(box.x() + box.width() / 2, box.bottom() + 39),
                    Type.AXIS.fit(panel.x().title(), box.width()),
                    Type.AXIS);
        }
    }
}
