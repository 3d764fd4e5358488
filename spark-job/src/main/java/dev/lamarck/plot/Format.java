package dev.lamarck.plot;

import java.util.Locale;
import java.util.Optional;

/** What a picture is written as. */
public enum Format {
    SVG {
        @Override
        Canvas canvas(Size size, double scale, String title) {
            return new SvgCanvas(size, size.width() / scale, size.height() / scale, title);
        }
    },
    PNG {
        @Override
        Canvas canvas(Size size, double scale, String title) {
            return new PixelCanvas(size, scale);
        }
    };

    /** By the ending of a file's name. */
    public static Optional<Format> ofFile(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".svg")) {
            return Optional.of(SVG);
        }
        return lower.endsWith(".png") ? Optional.of(PNG) : Optional.empty();
    }

    abstract Canvas canvas(Size size, double scale, String title);

    /** The figure as a file of this kind holds it. */
    public byte[] draw(Figure figure, Size size) {
        double scale = size.scale();
        Canvas canvas = canvas(size, scale, figure.title());
        new FigurePainter(canvas, size.width() / scale, size.height() / scale).paint(figure);
        return canvas.bytes();
    }
}
