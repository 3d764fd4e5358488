package dev.lamarck.plot;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Draws by writing SVG. Its bytes depend on what is drawn alone. */
final class SvgCanvas implements Canvas {

    private static final String FONTS = "Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif";

    private final StringBuilder svg = new StringBuilder();

    /** A canvas of some width and height in picture units. */
    SvgCanvas(Size size, double width, double height, String title) {
        svg.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"")
                .append(size.width())
                .append("\" height=\"")
                .append(size.height())
                .append("\" viewBox=\"0 0 ")
                .append(number(width))
                .append(' ')
                .append(number(height))
                .append("\" role=\"img\" font-family=\"")
                .append(FONTS)
                .append("\" stroke-linecap=\"round\" stroke-linejoin=\"round\">\n<title>")
                .append(escaped(title))
                .append("</title>\n");
    }

    @Override
    public void fill(Box box, Colour colour) {
        open("rect", "x", box.x(), "y", box.y(), "width", box.width(), "height", box.height());
        fill(colour).append("/>\n");
    }

    @Override
    public void fill(List<Point> polygon, Colour colour) {
        svg.append("<path d=\"");
        path(polygon).append("Z\"");
        fill(colour).append("/>\n");
    }

    @Override
    public void stroke(List<Point> path, Stroke stroke) {
        svg.append("<path d=\"");
        path(path).append("\" fill=\"none\"");
        stroke(stroke).append("/>\n");
    }

    @Override
    public void disc(Point centre, double radius, Colour colour, Stroke rim) {
        open("circle", "cx", centre.x(), "cy", centre.y(), "r", radius + rim.width() / 2);
        fill(colour);
        if (rim.width() > 0) {
            stroke(rim);
        }
        svg.append("/>\n");
    }

    @Override
    public void text(Point at, String text, Type type) {
        open("text", "x", at.x(), "y", at.y(), "font-size", type.size());
        fill(type.colour());
        if (type.anchor() != Type.Anchor.START) {
            svg.append(" text-anchor=\"")
                    .append(type.anchor() == Type.Anchor.MIDDLE ? "middle" : "end")
                    .append('"');
        }
        if (type.bold()) {
            svg.append(" font-weight=\"bold\"");
        }
        if (type.upwards()) {
            svg.append(" transform=\"rotate(-90 ")
                    .append(number(at.x()))
                    .append(' ')
                    .append(number(at.y()))
                    .append(")\"");
        }
        svg.append('>').append(escaped(text)).append("</text>\n");
    }

    @Override
    public byte[] bytes() {
        return (svg + "</svg>\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Begins an element with attributes that are numbers: names and values in turn. */
    private void open(String element, Object... attributes) {
        svg.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            svg.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(number((double) attributes[i + 1]))
                    .append('"');
        }
    }

    private StringBuilder path(List<Point> points) {
        for (int i = 0; i < points.size(); i++) {
            svg.append(i == 0 ? "M" : "L")
                    .append(number(points.get(i).x()))
                    .append(' ')
                    .append(number(points.get(i).y()));
        }
        if (points.size() == 1) {
            svg.append("h0"); // a path without length is drawn as its round end
        }
        return svg;
    }

    private StringBuilder fill(Colour colour) {
        svg.append(" fill=\"").append(colour.hex()).append('"');
        return colour.cover() < 1
                ? svg.append(" fill-opacity=\"").append(number(colour.cover())).append('"')
                : svg;
    }

    private StringBuilder stroke(Stroke stroke) {
        svg.append(" stroke=\"").append(stroke.colour().hex()).append("\" stroke-width=\"");
        svg.append(number(stroke.width())).append('"');
        if (stroke.colour().cover() < 1) {
            svg.append(" stroke-opacity=\"")
                    .append(number(stroke.colour().cover()))
                    .append('"');
        }
        if (stroke.dash() != Dash.SOLID) {
            svg.append(" stroke-linecap=\"butt\" stroke-dasharray=\"")
                    .append(number(stroke.dash().on()))
                    .append(' ')
                    .append(number(stroke.dash().off()))
                    .append('"');
        }
        return svg;
    }

    /** Two decimals at the most: a picture shows no more. */
    static String number(double value) {
        BigDecimal rounded = new BigDecimal(value).setScale(2, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /** XML knows no control characters, whoever named a metric so. */
    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().forEach(letter -> {
            switch (letter) {
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                case '"' -> safe.append("&quot;");
                default -> safe.appendCodePoint(isXml(letter) ? letter : '�');
            }
        });
        return safe.toString();
    }

    private static boolean isXml(int letter) {
        return letter >= ' ' && letter != 0xfffe && letter != 0xffff && (letter < 0xd800 || letter > 0xdfff);
    }
}
