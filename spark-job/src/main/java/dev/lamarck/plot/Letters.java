package dev.lamarck.plot;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Scanner;

/** The letters that pictures are written with: lines for a round pen, read from a table beside this class. */
final class Letters {

    /** The height of the type in units of the table. */
    static final double EM = 20;

    /** The room on either side of a letter's body. */
    static final double BEARING = 2.2;

    private static final String REMARK = "##";
    private static final double SPACE = 5.6;
    private static final int UNKNOWN = '\ufffd';
    private static final int CURVE_PIECES = 10;
    private static final double ARC_PIECE = 15;

    private final Map<Integer, Glyph> glyphs = new HashMap<>();

    private Letters() {}

    /** A letter: how far it moves the pen on, and its lines. */
    record Glyph(double advance, List<List<Point>> lines) {}

    static Letters read() {
        Letters letters = new Letters();
        letters.glyphs.put((int) ' ', new Glyph(SPACE, List.of()));
        letters.glyphs.put(0xa0, new Glyph(SPACE, List.of()));
        try (InputStream table = Objects.requireNonNull(Letters.class.getResourceAsStream("letters.txt"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith(REMARK)).forEach(letters::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return letters;
    }

    private void add(String line) {
        int letter = line.codePointAt(0);
        try (Scanner words = new Scanner(line.substring(Character.charCount(letter)))) {
            double width = number(words);
            List<List<Point>> lines = new ArrayList<>();
            while (words.hasNext()) {
                draw(words.next(), words, lines);
            }
            glyphs.put(letter, new Glyph(width + 2 * BEARING, List.copyOf(lines)));
        }
    }

    private static void draw(String verb, Scanner words, List<List<Point>> lines) {
        switch (verb) {
            case "M" -> lines.add(new ArrayList<>(List.of(point(words))));
            case "L" -> last(lines).add(point(words));
            case "C" -> curve(last(lines), point(words), point(words), point(words));
            case "A" -> arc(last(lines), point(words), point(words), number(words), number(words));
            case "O" -> {
                lines.add(new ArrayList<>());
                arc(last(lines), point(words), point(words), 0, 360);
            }
            default -> throw new IllegalStateException("The table of letters has the unknown verb " + verb);
        }
    }

    private static List<Point> last(List<List<Point>> lines) {
        return lines.get(lines.size() - 1);
    }

    private static void curve(List<Point> line, Point first, Point second, Point end) {
        Point start = line.get(line.size() - 1);
        for (int i = 1; i <= CURVE_PIECES; i++) {
            double t = (double) i / CURVE_PIECES;
            double u = 1 - t;
            line.add(new Point(
                    u * u * u * start.x()
                            + 3 * u * u * t * first.x()
                            + 3 * u * t * t * second.x()
                            + t * t * t * end.x(),
                    u * u * u * start.y()
                            + 3 * u * u * t * first.y()
                            + 3 * u * t * t * second.y()
                            + t * t * t * end.y()));
        }
    }

    private static void arc(List<Point> line, Point centre, Point radii, double from, double to) {
        int pieces = (int) Math.ceil((to - from) / ARC_PIECE);
        for (int i = 0; i <= pieces; i++) {
            double angle = StrictMath.toRadians(from + (to - from) * i / pieces);
            line.add(new Point(
                    centre.x() + radii.x() * StrictMath.cos(angle), centre.y() + radii.y() * StrictMath.sin(angle)));
        }
    }

    private static Point point(Scanner words) {
        double x = number(words);
        return new Point(x, number(words));
    }

    private static double number(Scanner words) {
        return Double.parseDouble(words.next());
    }

    Optional<Glyph> find(int letter) {
        return Optional.ofNullable(glyphs.get(letter));
    }

    Glyph unknown() {
        return Objects.requireNonNull(glyphs.get(UNKNOWN));
    }
}
