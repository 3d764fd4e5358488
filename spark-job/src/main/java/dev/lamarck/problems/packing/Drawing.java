package dev.lamarck.problems.packing;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;

/** A packing for people: a picture whose colours tell the radii and whose lines tell the contacts, and a table. */
final class Drawing {

    private static final double SIDE = 800;
    private static final double MARGIN = 40;
    private static final double TOP = 90;
    private static final int[][] COLOURS = {
        {38, 70, 83}, {42, 157, 143}, {138, 177, 125}, {233, 196, 106}, {231, 111, 81}
    };
    private static final MathContext ROUND_TRIP = new MathContext(17);

    private final Packing packing;
    private final double smallest;
    private final double largest;

    Drawing(Packing packing) {
        this.packing = packing;
        this.smallest =
                packing.circles().stream().mapToDouble(Circle::radius).min().orElse(0);
        this.largest =
                packing.circles().stream().mapToDouble(Circle::radius).max().orElse(1);
    }

    /** The columns circle, x, y and radius, with as many digits as give the same doubles back. */
    static String csv(Packing packing) {
        StringBuilder csv = new StringBuilder("circle,x,y,radius\n");
        for (int i = 0; i < packing.circles().size(); i++) {
            Circle circle = packing.circles().get(i);
            csv.append(i).append(',').append(digits(circle.x()));
            csv.append(',').append(digits(circle.y()));
            csv.append(',').append(digits(circle.radius())).append('\n');
        }
        return csv.toString();
    }

    String svg() {
        StringBuilder svg = new StringBuilder();
        double width = SIDE + 2 * MARGIN;
        double height = SIDE + TOP + MARGIN;
        add(
                svg,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\" font-family=\"sans-serif\">",
                width,
                height);
        add(svg, "<title>%s</title>", caption());
        add(svg, "<rect width=\"100%\" height=\"100%\" fill=\"#fbfaf7\"/>");
        add(svg, "<text x=\"%.0f\" y=\"56\" font-size=\"26\" fill=\"#22313a\">%s</text>", MARGIN, caption());
        add(
                svg,
                "<rect x=\"%.0f\" y=\"%.0f\" width=\"%.0f\" height=\"%.0f\" fill=\"#fff\" stroke=\"#22313a\" stroke-width=\"2\"/>",
                MARGIN,
                TOP,
                SIDE,
                SIDE);
        packing.circles().forEach(circle -> add(svg, disc(circle)));
        addContacts(svg);
        packing.circles().forEach(circle -> add(svg, label(circle)));
        return svg.append("</svg>\n").toString();
    }

    private String caption() {
        return format("%d circles, sum of radii %.10f", packing.circles().size(), packing.sumOfRadii());
    }

    private String disc(Circle circle) {
        return format(
                "<circle cx=\"%.3f\" cy=\"%.3f\" r=\"%.3f\" fill=\"%s\" fill-opacity=\"0.88\"/>",
                across(circle), down(circle), circle.radius() * SIDE, colour(circle));
    }

    private static String label(Circle circle) {
        double size = Math.max(7, circle.radius() * SIDE / 3.2);
        return format(
                "<text x=\"%.3f\" y=\"%.3f\" font-size=\"%.1f\" fill=\"#fff\" text-anchor=\"middle\">%.4f</text>",
                across(circle), down(circle) + size / 3, size, circle.radius());
    }

    private void addContacts(StringBuilder svg) {
        add(svg, "<g stroke=\"#22313a\" stroke-opacity=\"0.45\" stroke-width=\"1.5\">");
        List<Circle> circles = packing.circles();
        for (int i = 0; i < circles.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (Traits.touch(circles.get(i), circles.get(j))) {
                    add(
                            svg,
                            "<line x1=\"%.3f\" y1=\"%.3f\" x2=\"%.3f\" y2=\"%.3f\"/>",
                            across(circles.get(i)),
                            down(circles.get(i)),
                            across(circles.get(j)),
                            down(circles.get(j)));
                }
            }
        }
        add(svg, "</g>");
    }

    private String colour(Circle circle) {
        double share = largest > smallest ? (circle.radius() - smallest) / (largest - smallest) : 0.5;
        double place = share * (COLOURS.length - 1);
        int below = (int) Math.min(COLOURS.length - 2.0, Math.floor(place));
        int[] from = COLOURS[below];
        int[] to = COLOURS[below + 1];
        double part = place - below;
        return format(
                "#%02x%02x%02x", mixed(from[0], to[0], part), mixed(from[1], to[1], part), mixed(from[2], to[2], part));
    }

    private static int mixed(int from, int to, double part) {
        return (int) Math.rint(from + part * (to - from));
    }

    private static double across(Circle circle) {
        return MARGIN + circle.x() * SIDE;
    }

    private static double down(Circle circle) {
        return TOP + (1 - circle.y()) * SIDE;
    }

    private static String digits(double value) {
        return new BigDecimal(value).round(ROUND_TRIP).toString();
    }

    private static void add(StringBuilder svg, String line, Object... values) {
        svg.append(values.length == 0 ? line : format(line, values)).append('\n');
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
