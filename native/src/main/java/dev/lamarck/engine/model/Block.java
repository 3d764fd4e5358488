package dev.lamarck.engine.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/** Numbers to be written, row after row and little-endian. The bytes are not copied: they must stay as they are until then. */
public record Block(StoredType type, List<Long> shape, ByteBuffer bytes) {
    public Block {
        shape = List.copyOf(shape);
        bytes = bytes.slice().asReadOnlyBuffer();
        OptionalLong needed = Shapes.bytes(type, shape);
        if (needed.isEmpty() || needed.getAsLong() != bytes.remaining()) {
            throw ModelErrors.unlikeItsShape(type, shape, bytes.remaining());
        }
    }

    /** A copy of these numbers in single precision. */
    public static Block of(float[] numbers, long... shape) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(numbers.length, Float.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(numbers);
        return new Block(StoredType.F32, Arrays.stream(shape).boxed().toList(), bytes);
    }

    /** Its own view, from the first byte to the last. */
    @Override
    public ByteBuffer bytes() {
        return bytes.duplicate();
    }
}
