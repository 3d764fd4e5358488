package dev.lamarck.plot;

import java.util.ArrayList;
import java.util.List;

/** The rhythm of a line. */
public enum Dash {
    SOLID(0, 0),
    DASHED(7, 4),
    DOTTED(1.6, 3.6);

    private final double on;
    private final double off;

    Dash(double on, double off) {
        this.on = on;
        this.off = off;
    }

    double on() {
        return on;
    }

    double off() {
        return off;
    }

    /** The pieces of a path that are drawn. */
    List<List<Point>> pieces(List<Point> path) {
        if (this == SOLID || path.size() < 2) {
            return List.of(path);
        }
        List<List<Point>> pieces = new ArrayList<>();
        List<Point> piece = new ArrayList<>(List.of(path.get(0)));
        boolean drawn = true;
        double left = on;
        for (int i = 1; i < path.size(); i++) {
            Point from = path.get(i - 1);
            Point to = path.get(i);
            double length = length(from, to);
            double at = 0;
            while (length - at > left) {
                at += left;
                Point cut = between(from, to, at / length);
                piece.add(cut);
                keep(pieces, piece, drawn);
                piece = new ArrayList<>(List.of(cut));
                drawn = !drawn;
                left = drawn ? on : off;
            }
            left -= length - at;
            piece.add(to);
        }
        keep(pieces, piece, drawn);
        return pieces;
    }

    private static void keep(List<List<Point>> pieces, List<Point> piece, boolean drawn) {
        if (drawn) {
            pieces.add(piece);
        }
    }

    private static double length(Point from, Point to) {
        double across = to.x() - from.x();
        double down = to.y() - from.y();
        return Math.sqrt(across * across + down * down);
    }

    private static Point between(Point from, Point to, double share) {
        return new Point(from.x() + (to.x() - from.x()) * share, from.y() + (to.y() - from.y()) * share);
    }
}
