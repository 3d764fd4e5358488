package dev.lamarck.spark;

import dev.lamarck.genome.Hash128;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** How the values that travel in bulk are written. */
final class Packing {

    private Packing() {}

    static void writeDoubles(DataOutput out, double[] values) throws IOException {
        out.writeInt(values.length);
        for (double value : values) {
            out.writeDouble(value);
        }
    }

    static double[] readDoubles(DataInput in) throws IOException {
        double[] values = new double[in.readInt()];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readDouble();
        }
        return values;
    }

    static void writeHash(DataOutput out, Hash128 hash) throws IOException {
        out.writeLong(hash.high());
        out.writeLong(hash.low());
    }

    static Hash128 readHash(DataInput in) throws IOException {
        return new Hash128(in.readLong(), in.readLong());
    }
}
