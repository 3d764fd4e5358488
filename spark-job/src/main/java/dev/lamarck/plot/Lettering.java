package dev.lamarck.plot;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** Sets a line of words: how wide it is, and the lines of a pen that write it. */
final class Lettering {

    private static final double BOLD_SPREAD = 0.5;
    private static final String CUT = "…";
    private static final Letters LETTERS = Letters.read();

    private Lettering() {}

    static double width(String text, Type type) {
        List<Letters.Glyph> glyphs = glyphs(text);
        double body = glyphs.stream().mapToDouble(Letters.Glyph::advance).sum();
        return (body + glyphs.size() * spread(type)) * type.size() / Letters.EM;
    }

    /** The text if there is room for it, else its beginning with dots behind; nothing if not even they fit. */
    static String fit(String text, Type type, double room) {
        if (width(text, type) <= room) {
            return text;
        }
        int[] letters = text.codePoints().toArray();
        for (int kept = letters.length - 1; kept > 0; kept--) {
            String cut = new String(letters, 0, kept).stripTrailing() + CUT;
            if (width(cut, type) <= room) {
                return cut;
            }
        }
        return "";
    }

    /** What a pen draws, from the left end of the baseline; y grows downwards. */
    static List<List<Point>> lines(String text, Type type) {
        double unit = type.size() / Letters.EM;
        List<List<Point>> lines = new ArrayList<>();
        double at = 0;
        for (Letters.Glyph glyph : glyphs(text)) {
            double left = at + Letters.BEARING + spread(type) / 2;
            glyph.lines()
                    .forEach(line -> lines.add(line.stream()
                            .map(point -> new Point((left + point.x()) * unit, -point.y() * unit))
                            .toList()));
            at += glyph.advance() + spread(type);
        }
        return lines;
    }

    /** A thicker pen needs more room between letters. */
    private static double spread(Type type) {
        return type.bold() ? BOLD_SPREAD : 0;
    }

    private static List<Letters.Glyph> glyphs(String text) {
        return text.codePoints().mapToObj(Lettering::glyph).toList();
    }

    /** The letter itself, or without its accents, or the sign for one that is not known. */
    private static Letters.Glyph glyph(int letter) {
        String bare = Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFKD);
        return LETTERS.find(letter).or(() -> LETTERS.find(bare.codePointAt(0))).orElseGet(LETTERS::unknown);
    }
}
