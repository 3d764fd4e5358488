package dev.lamarck.engine.backend;

import dev.lamarck.engine.tensor.DType;
import dev.lamarck.engine.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bytes of a file on the heap. */
record ReferenceFile(ByteBuffer bytes) implements Backend.Mapped {
    static ReferenceFile of(Path file) {
        try {
            return new ReferenceFile(ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Tensor tensor(long offset, DType type, long rows, long columns) {
        float[] values = new float[Math.toIntExact(rows * columns)];
        for (int i = 0; i < values.length; i++) {
            int at = Math.toIntExact(offset + (long) i * type.bytes());
            values[i] = switch (type) {
                case F32 -> bytes.getFloat(at);
                case F16 -> half(bytes.getShort(at));
                case BF16 -> Float.intBitsToFloat(bytes.getShort(at) << 16);
            };
        }
        return new ReferenceTensor(values, 0, rows, columns, Math.toIntExact(columns));
    }

    private static float half(short bits) {
        int exponent = bits >> 10 & 0x1f;
        double fraction = (bits & 0x3ff) / 1024.0;
        if (exponent == 31) {
            return fraction > 0 ? Float.NaN : bits < 0 ? Float.NEGATIVE_INFINITY : Float.POSITIVE_INFINITY;
        }
        double size = exponent == 0 ? Math.scalb(fraction, -14) : Math.scalb(1 + fraction, exponent - 15);
        return (float) (bits < 0 ? -size : size);
    }

    @Override
    public void close() {}
}
