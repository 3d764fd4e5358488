package dev.lamarck.plot;

import java.util.List;

/** Draws what colours mean, beside a panel. */
final class ColourBarPainter {

    private static final double GAP = 16;
    private static final double BAR = 14;
    private static final double TITLE = 24;
    private static final int STEPS = 128;

    private final ColourBar bar;
    private final Box panel;
    private final Scale scale;
    private final List<Tick> ticks;

    ColourBarPainter(ColourBar bar, Box panel) {
        this.bar = bar;
        this.panel = panel;
        Range range = bar.range().isPoint() ? bar.range().padded(0) : bar.range();
        this.scale = new Scale.Linear(range, false);
        this.ticks = scale.ticks((int) Math.max(2, panel.height() / 46));
    }

    /** The room it needs on the right of the panel. */
    double width() {
        return GAP + BAR + 6 + widest() + TITLE;
    }

    private double widest() {
        return ticks.stream()
                .mapToDouble(tick -> Type.TICK.width(tick.label()))
                .max()
                .orElse(0);
    }

    void paint(Canvas canvas) {
        double left = panel.right() + GAP;
        double step = panel.height() / STEPS;
        for (int i = 0; i < STEPS; i++) {
            double y = panel.bottom() - (i + 1) * step;
            double below = i == 0 ? 0 : 0.6; // overlaps, so that no seam shows
            canvas.fill(new Box(left, y, BAR, step + below), bar.ramp().at((i + 0.5) / STEPS));
        }
        for (Tick tick : ticks) {
            double y = panel.bottom() - scale.share(tick.value()) * panel.height();
            canvas.stroke(List.of(new Point(left + BAR, y), new Point(left + BAR + 3, y)), new Stroke(Colour.FRAME, 1));
            canvas.text(new Point(left + BAR + 6, y + 4.3), tick.label(), Type.TICK.anchored(Type.Anchor.START));
        }
        canvas.text(
                new Point(left + BAR + 6 + widest() + 17, panel.y() + panel.height() / 2),
                Type.AXIS.fit(bar.title(), panel.height()),
                Type.AXIS.running(true));
    }
}
