package dev.lamarck.metrics;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The binary form of a snapshot: a version, then each kind of measurement in the order of its keys. */
final class SnapshotFormat {
    private static final int VERSION = 1;

    private SnapshotFormat() {}

    static byte[] write(Snapshot snapshot) {
        ByteWriter out = new ByteWriter();
        out.number(VERSION);
        entries(out, snapshot.counters, ByteWriter::signed);
        entries(out, snapshot.peaks, ByteWriter::real);
        entries(out, snapshot.timers, SnapshotFormat::sketch);
        entries(out, snapshot.sketches, SnapshotFormat::sketch);
        entries(out, snapshot.distincts, SnapshotFormat::distinct);
        return out.toBytes();
    }

    static Snapshot read(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        long version = in.number();
        if (version != VERSION) {
            throw new IllegalArgumentException("Metrics are of format " + version + ", but this build reads " + VERSION
                    + ". Use the same build on driver and executors.");
        }
        Snapshot snapshot = new Snapshot(
                entries(in, ByteReader::signed),
                entries(in, ByteReader::finite),
                entries(in, SnapshotFormat::sketch),
                entries(in, SnapshotFormat::sketch),
                entries(in, SnapshotFormat::distinct));
        in.expectEnd();
        return snapshot;
    }

    private static <V> void entries(ByteWriter out, SortedMap<MetricKey, V> values, BiConsumer<ByteWriter, V> writer) {
        out.number(values.size());
        values.forEach((key, value) -> {
            out.text(key.name());
            out.number(key.tags().size());
            for (Map.Entry<String, String> tag : key.tags().entrySet()) {
                out.text(tag.getKey());
                out.text(tag.getValue());
            }
            writer.accept(out, value);
        });
    }

    private static <V> SortedMap<MetricKey, V> entries(ByteReader in, Function<ByteReader, V> reader) {
        SortedMap<MetricKey, V> values = new TreeMap<>();
        int size = in.size();
        for (int i = 0; i < size; i++) {
            String name = in.text();
            SortedMap<String, String> tags = new TreeMap<>();
            int tagCount = in.size();
            for (int t = 0; t < tagCount; t++) {
                tags.put(in.text(), in.text());
            }
            values.put(new MetricKey(name, tags), reader.apply(in));
        }
        return values;
    }

    static void sketch(ByteWriter out, Sketch live) {
        Sketch sketch = live.copy();
        buckets(out, sketch.negative);
        out.number(sketch.zeros);
        buckets(out, sketch.positive);
        double[] parts = sketch.sum.canonicalParts();
        out.number(parts.length);
        for (double part : parts) {
            out.real(part);
        }
        out.real(sketch.min);
        out.real(sketch.max);
    }

    private static Sketch sketch(ByteReader in) {
        Sketch sketch = new Sketch();
        buckets(in, sketch.negative);
        sketch.zeros = in.count();
        buckets(in, sketch.positive);
        int parts = in.size();
        for (int i = 0; i < parts; i++) {
            sketch.sum.add(in.finite());
        }
        sketch.min = in.real();
        sketch.max = in.real();
        return sketch;
    }

    /** Index and count of the used buckets, the highest first, so that reading never moves what was read. */
    private static void buckets(ByteWriter out, Buckets buckets) {
        out.number(buckets.used());
        for (int i = buckets.last(); i >= buckets.first(); i--) {
            if (buckets.count(i) > 0) {
                out.signed(i);
                out.number(buckets.count(i));
            }
        }
    }

    private static void buckets(ByteReader in, Buckets buckets) {
        int used = in.size();
        for (int i = 0; i < used; i++) {
            long index = in.signed();
            if (Math.abs(index) > Buckets.HIGHEST) {
                throw new IllegalArgumentException("Metrics are damaged: there is no bucket " + index + ".");
            }
            buckets.add((int) index, in.count());
        }
    }

    /** Whole when most registers are in use, otherwise the used ones alone. */
    private static void distinct(ByteWriter out, Distinct live) {
        byte[] registers = live.copy().registers;
        int used = 0;
        for (byte run : registers) {
            used += run > 0 ? 1 : 0;
        }
        out.number(used);
        boolean whole = used > Distinct.SIZE / 3;
        for (int i = 0; i < registers.length; i++) {
            if (whole || registers[i] > 0) {
                if (!whole) {
                    out.number(i);
                }
                out.number(registers[i]);
            }
        }
    }

    private static Distinct distinct(ByteReader in) {
        byte[] registers = new byte[Distinct.SIZE];
        long used = in.count();
        boolean whole = used > Distinct.SIZE / 3;
        for (int i = 0; i < (whole ? Distinct.SIZE : used); i++) {
            long register = whole ? i : in.number();
            long run = in.number();
            if (register < 0 || register >= Distinct.SIZE || run < 0 || run > Distinct.LONGEST) {
                throw new IllegalArgumentException("Metrics are damaged: register " + register + " holds " + run + ".");
            }
            registers[(int) register] = (byte) run;
        }
        return new Distinct(registers);
    }
}
