package dev.lamarck.evolve.survival;

import dev.lamarck.evolve.Member;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The bounds of a grid's axis, the upper one outside, and the number of bins between them. */
record AxisRange(double low, double high, int bins) {

    static final int BYTES = 2 * Double.BYTES;

    private static final double WIDEST = Double.MAX_VALUE / 8;

    /** The known range, or else that of the members, doubled until every member is inside. */
    static AxisRange covering(
            Optional<AxisRange> known, int bins, List<Member> members, ToDoubleFunction<Member> feature) {
        double least = members.stream().mapToDouble(feature).min().orElseThrow();
        double most = members.stream().mapToDouble(feature).max().orElseThrow();
        return known.orElseGet(() -> first(least, most, bins)).grownTo(least).grownTo(most);
    }

    /** A width of a few last bits is a constant with rounding errors, and too narrow for doubling to get anywhere. */
    private static AxisRange first(double least, double most, int bins) {
        double noise = Math.max(Math.abs(least), Math.abs(most)) * 0x1.0p-40;
        if (most - least > noise && most - least < WIDEST) {
            return new AxisRange(least, most + (most - least) * 0x1.0p-10, bins);
        }
        double centre = clamped(least);
        double margin = Math.max(Math.abs(centre) * 0x1.0p-10, 0.5);
        return new AxisRange(centre - margin, centre + margin, bins);
    }

    private AxisRange grownTo(double value) {
        double wanted = clamped(value);
        double from = low;
        double to = high;
        while (wanted < from) {
            from = to - 2 * (to - from);
        }
        while (wanted >= to) {
            to = from + 2 * (to - from);
        }
        return new AxisRange(from, to, bins);
    }

    private static double clamped(double value) {
        return Math.min(WIDEST, Math.max(-WIDEST, value));
    }

    /** The bin of a value; what lies outside belongs to the outermost bin. */
    int bin(double value) {
        double place = (value - low) / (high - low) * bins;
        return (int) Math.min(bins - 1.0, Math.max(0, Math.floor(place)));
    }

    static byte[] toBytes(List<AxisRange> ranges) {
        ByteBuffer bytes = ByteBuffer.allocate(ranges.size() * BYTES);
        ranges.forEach(range -> bytes.putDouble(range.low).putDouble(range.high));
        return bytes.array();
    }

    static AxisRange read(ByteBuffer bytes, int bins) {
        return new AxisRange(bytes.getDouble(), bytes.getDouble(), bins);
    }
}
