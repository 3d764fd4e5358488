package dev.lamarck.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * Lays a figure out and draws it. Everything that has a width of its own, such as names and numbers, is measured before
 * the panels get what is left, so that nothing lies on anything else.
 */
final class FigurePainter {

    private static final double PAD = 18;
    private static final double BETWEEN_PANELS = 18;
    private static final double MARK_STRIP = 16;
    private static final double LEAST_PANEL = 40;

    private final Canvas canvas;
    private final double width;
    private final double height;

    FigurePainter(Canvas canvas, double width, double height) {
        this.canvas = canvas;
        this.width = width;
        this.height = height;
    }

    void paint(Figure figure) {
        canvas.fill(new Box(0, 0, width, height), Colour.WHITE);
        double top = words(figure);
        Legend legend = Legend.of(figure.keys(), width - 2 * PAD);
        legend.paint(canvas, PAD, top);
        top += legend.height() + (legend.height() > 0 ? 8 : 4);
        for (PanelPainter panel : panels(figure.panels(), top)) {
            panel.paint(canvas);
        }
    }

    /** The title and the line below it; says where they end. */
    private double words(Figure figure) {
        double room = width - 2 * PAD;
        double y = PAD + Type.TITLE.size() * 0.8;
        canvas.text(new Point(PAD, y), Type.TITLE.fit(figure.title(), room), Type.TITLE);
        if (figure.subtitle().isEmpty()) {
            return y + 14;
        }
        y += 20;
        canvas.text(new Point(PAD, y), Type.SUBTITLE.fit(figure.subtitle(), room), Type.SUBTITLE);
        return y + 12;
    }

    private List<PanelPainter> panels(List<Panel> panels, double top) {
        int count = panels.size();
        double marks = panels.stream().anyMatch(panel -> !panel.marks().isEmpty()) ? MARK_STRIP : 0;
        double first = top + marks;
        double bottom = height - PAD - PanelPainter.BELOW;
        double each = Math.max(LEAST_PANEL, (bottom - first - (count - 1) * BETWEEN_PANELS) / count);
        Range x = Range.of(panels.stream().flatMap(Panel::extent).mapToDouble(Point::x));
        List<PanelPainter> painters = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Box row = new Box(PAD, first + i * (each + BETWEEN_PANELS), width - 2 * PAD, each);
            painters.add(new PanelPainter(panels.get(i), row, x, i == 0, i == count - 1));
        }
        double left = painters.stream().mapToDouble(PanelPainter::left).max().orElse(0);
        double right = painters.stream().mapToDouble(PanelPainter::right).max().orElse(0);
        return painters.stream().map(panel -> panel.between(left, right)).toList();
    }
}
