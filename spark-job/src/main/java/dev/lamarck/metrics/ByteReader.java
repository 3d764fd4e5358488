package dev.lamarck.metrics;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Reads what {@link ByteWriter} wrote; IllegalArgumentException for bytes it cannot have written. */
final class ByteReader {
    private static final double LARGEST = 1e300;

    private final ByteBuffer in;

    ByteReader(byte[] bytes) {
        in = ByteBuffer.wrap(bytes);
    }

    long number() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = next();
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw damaged("a number is too long");
    }

    long signed() {
        long folded = number();
        return folded >>> 1 ^ -(folded & 1);
    }

    long count() {
        long count = number();
        if (count < 0) {
            throw damaged("a count is negative");
        }
        return count;
    }

    /** A number that could be a measured value or a sum of such. */
    double finite() {
        double value = real();
        if (!(Math.abs(value) <= LARGEST)) {
            throw damaged("they hold the value " + value);
        }
        return value;
    }

    /** A count of things of at least one byte each, so it cannot exceed the bytes that are left. */
    int size() {
        long size = number();
        if (size < 0 || size > in.remaining()) {
            throw damaged("they name more entries than they hold");
        }
        return (int) size;
    }

    double real() {
        try {
            return in.getDouble();
        } catch (BufferUnderflowException e) {
            throw damaged("they are cut short");
        }
    }

    String text() {
        byte[] bytes = new byte[size()];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    void expectEnd() {
        if (in.hasRemaining()) {
            throw damaged("something follows their end");
        }
    }

    private byte next() {
        if (!in.hasRemaining()) {
            throw damaged("they are cut short");
        }
        return in.get();
    }

    private static IllegalArgumentException damaged(String how) {
        return new IllegalArgumentException("Metrics are damaged: " + how + ". Use the same build everywhere.");
    }
}
