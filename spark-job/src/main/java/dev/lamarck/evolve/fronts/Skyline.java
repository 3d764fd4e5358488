package dev.lamarck.evolve.fronts;

import java.util.Map;
import java.util.TreeMap;

/** The area that rectangles from the origin cover together, kept while they are added. */
final class Skyline {

    /** Right upper corners that no other covers: the further right, the lower. */
    private final TreeMap<Double, Double> corners = new TreeMap<>();

    private double area;

    double area() {
        return area;
    }

    void add(double width, double height) {
        Map.Entry<Double, Double> right = corners.ceilingEntry(width);
        double covered = right == null ? 0 : right.getValue();
        if (width <= 0 || height <= covered) {
            return;
        }
        double end = width;
        Map.Entry<Double, Double> corner = corners.floorEntry(width);
        while (corner != null && corner.getValue() <= height) {
            area += (end - corner.getKey()) * (height - covered);
            end = corner.getKey();
            covered = corner.getValue();
            corners.remove(end);
            corner = corners.lowerEntry(end);
        }
        area += (end - (corner == null ? 0 : corner.getKey())) * (height - covered);
        corners.put(width, height);
    }
}
