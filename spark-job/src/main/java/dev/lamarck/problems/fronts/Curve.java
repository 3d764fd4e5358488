package dev.lamarck.problems.fronts;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * A front of two objectives as pieces of a falling curve, from left to right.
 *
 * @param pieces the values of the first objective that the front takes
 * @param height the second objective by the first
 * @param area the integral of the height from 0
 */
record Curve(List<Piece> pieces, DoubleUnaryOperator height, DoubleUnaryOperator area) implements KnownFront {

    /** A stretch of the first objective. */
    record Piece(double from, double to) {
        double width() {
            return to - from;
        }
    }

    Curve {
        pieces = List.copyOf(pieces);
    }

    @Override
    public double[][] points(int atLeast) {
        int count = Math.max(2, atLeast);
        double[][] points = new double[count][];
        double width = pieces.stream().mapToDouble(Piece::width).sum();
        for (int i = 0; i < count; i++) {
            double x = along(width * i / (count - 1));
            points[i] = new double[] {x, height.applyAsDouble(x)};
        }
        return points;
    }

    /** The first objective at a distance along the pieces. */
    private double along(double distance) {
        double rest = distance;
        for (Piece piece : pieces) {
            if (rest <= piece.width()) {
                return piece.from() + rest;
            }
            rest -= piece.width();
        }
        return pieces.get(pieces.size() - 1).to();
    }

    /** Under each piece the area below the reference; from its end to the next piece a rectangle of its last height. */
    @Override
    public double hypervolume(double... reference) {
        refuseInside(reference);
        double volume = 0;
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            double next = i + 1 < pieces.size() ? pieces.get(i + 1).from() : reference[0];
            double under = area.applyAsDouble(piece.to()) - area.applyAsDouble(piece.from());
            volume += reference[1] * piece.width() - under;
            volume += (reference[1] - height.applyAsDouble(piece.to())) * (next - piece.to());
        }
        return volume;
    }

    private void refuseInside(double[] reference) {
        double right = pieces.get(pieces.size() - 1).to();
        double top = height.applyAsDouble(pieces.get(0).from());
        if (reference.length != 2 || !(reference[0] >= right && reference[1] >= top)) {
            throw new IllegalArgumentException(
                    "The hypervolume of this front needs a reference of 2 numbers, at least %s and %s"
                            .formatted(right, top));
        }
    }
}
