package dev.lamarck.plot;

import java.util.List;

/**
 * How much of each pixel a shape covers, from 0 to 1. Where shapes of one mask overlap, the pixel is covered as much as by
 * the one that covers it most: so the joints of a line are not darker than the line.
 */
final class Mask {

    private static final int SLICES = 8;

    private final int left;
    private final int top;
    private final int width;
    private final int height;
    private final float[] cover;

    /** A mask over the part of a picture that a shape may touch. */
    Mask(Box touched, int pictureWidth, int pictureHeight) {
        left = clamped(Math.floor(touched.x()), pictureWidth);
        top = clamped(Math.floor(touched.y()), pictureHeight);
        width = clamped(Math.ceil(touched.right()), pictureWidth) - left;
        height = clamped(Math.ceil(touched.bottom()), pictureHeight) - top;
        cover = new float[Math.max(0, width) * Math.max(0, height)];
    }

    private static int clamped(double value, int most) {
        return (int) Math.min(most, Math.max(0, value));
    }

    int left() {
        return left;
    }

    int top() {
        return top;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    float at(int column, int row) {
        return cover[row * width + column];
    }

    /** A straight piece of a line with round ends; its two points may be one. */
    void piece(Point from, Point to, double lineWidth) {
        double radius = Math.max(lineWidth, 1) / 2;
        double most = Math.min(1, lineWidth);
        double reach = radius + 1;
        int firstRow = clamped(Math.floor(Math.min(from.y(), to.y()) - reach) - top, height);
        int lastRow = clamped(Math.ceil(Math.max(from.y(), to.y()) + reach) - top, height);
        int firstColumn = clamped(Math.floor(Math.min(from.x(), to.x()) - reach) - left, width);
        int lastColumn = clamped(Math.ceil(Math.max(from.x(), to.x()) + reach) - left, width);
        for (int row = firstRow; row < lastRow; row++) {
            for (int column = firstColumn; column < lastColumn; column++) {
                double away = distance(left + column + 0.5, top + row + 0.5, from, to);
                raise(row * width + column, most * Math.min(1, Math.max(0, radius + 0.5 - away)));
            }
        }
    }

    private static double distance(double x, double y, Point from, Point to) {
        double alongX = to.x() - from.x();
        double alongY = to.y() - from.y();
        double length = alongX * alongX + alongY * alongY;
        double share = length == 0 ? 0 : ((x - from.x()) * alongX + (y - from.y()) * alongY) / length;
        double nearest = Math.min(1, Math.max(0, share));
        double awayX = x - from.x() - nearest * alongX;
        double awayY = y - from.y() - nearest * alongY;
        return Math.sqrt(awayX * awayX + awayY * awayY);
    }

    private void raise(int pixel, double share) {
        cover[pixel] = Math.max(cover[pixel], (float) share);
    }

    /** The inside of a polygon, counted in slices of a row, each exact from left to right. */
    void polygon(List<Point> corners) {
        double[] crossings = new double[corners.size()];
        for (int slice = 0; slice < height * SLICES; slice++) {
            double y = top + (slice + 0.5) / SLICES;
            int count = crossings(corners, y, crossings);
            java.util.Arrays.sort(crossings, 0, count);
            for (int i = 0; i + 1 < count; i += 2) {
                span(slice / SLICES, crossings[i] - left, crossings[i + 1] - left);
            }
        }
    }

    private static int crossings(List<Point> corners, double y, double[] crossings) {
        int count = 0;
        for (int i = 0; i < corners.size(); i++) {
            Point a = corners.get(i);
            Point b = corners.get((i + 1) % corners.size());
            if (a.y() <= y != b.y() <= y) {
                crossings[count++] = a.x() + (y - a.y()) / (b.y() - a.y()) * (b.x() - a.x());
            }
        }
        return count;
    }

    private void span(int row, double from, double to) {
        int last = clamped(Math.ceil(to), width);
        for (int column = clamped(Math.floor(from), width); column < last; column++) {
            double share = Math.min(column + 1, to) - Math.max(column, from);
            int pixel = row * width + column;
            cover[pixel] = (float) Math.min(1, cover[pixel] + share / SLICES);
        }
    }
}
