package dev.lamarck.engine.backend.cpu;

import dev.lamarck.engine.tensor.DType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.util.MemoryUtil;

/** Numbers between the heap and memory outside of it. */
final class Floats {
    private static final int FLOAT = 4;
    /** Of 16 bits that are widened at a time. */
    private static final int F16_SIGN = 0x8000;

    private Floats() {}

    static ByteBuffer bytes(long address, long count) {
        return MemoryUtil.directBuffer(address, Math.toIntExact(count)).order(ByteOrder.nativeOrder());
    }

    static void write(CpuTensor tensor, float[] values) {
        Shapes.require(tensor.type() == DType.F32, "Only floats can be written, not %s", tensor.type());
        Shapes.require(
                values.length == tensor.rows() * tensor.columns(),
                "%d numbers for %d × %d",
                values.length,
                tensor.rows(),
                tensor.columns());
        int width = Math.toIntExact(tensor.columns());
        for (int row = 0; row < tensor.rows(); row++) {
            bytes(tensor.address() + row * tensor.stride() * FLOAT, (long) FLOAT * width)
                    .asFloatBuffer()
                    .put(values, row * width, width);
        }
    }

    static float[] read(CpuTensor tensor) {
        int width = Math.toIntExact(tensor.columns());
        float[] values = new float[Math.toIntExact(tensor.rows() * width)];
        int size = tensor.type().bytes();
        for (int row = 0; row < tensor.rows(); row++) {
            ByteBuffer bytes = bytes(tensor.address() + row * tensor.stride() * size, (long) size * width);
            for (int i = 0; i < width; i++) {
                values[row * width + i] = value(bytes, i, tensor.type());
            }
        }
        return values;
    }

    private static float value(ByteBuffer bytes, int i, DType type) {
        return switch (type) {
            case F32 -> bytes.getFloat(FLOAT * i);
            case BF16 -> Float.intBitsToFloat((bytes.getShort(2 * i) & 0xffff) << 16);
            case F16 -> half(bytes.getShort(2 * i) & 0xffff);
        };
    }

    /** The value of a number of 16 bits in IEEE 754. */
    private static float half(int bits) {
        int exponent = bits >> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        float size = exponent == 0x1f
                ? (fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN)
                : exponent == 0 ? fraction * 0x1p-24f : Float.intBitsToFloat(exponent + 112 << 23 | fraction << 13);
        return (bits & F16_SIGN) == 0 ? size : -size;
    }

    static void write(ArrowBuf to, int[] values) {
        bytes(to.memoryAddress(), (long) FLOAT * values.length).asIntBuffer().put(values);
    }

    static void write(ArrowBuf to, float[] values) {
        bytes(to.memoryAddress(), (long) FLOAT * values.length).asFloatBuffer().put(values);
    }

    static int[] readInts(ArrowBuf from, int count) {
        int[] values = new int[count];
        bytes(from.memoryAddress(), (long) FLOAT * count).asIntBuffer().get(values);
        return values;
    }

    static float[] readFloats(ArrowBuf from, int count) {
        float[] values = new float[count];
        bytes(from.memoryAddress(), (long) FLOAT * count).asFloatBuffer().get(values);
        return values;
    }
}
