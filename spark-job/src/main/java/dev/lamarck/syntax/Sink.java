package dev.lamarck.syntax;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Takes marks and texts so that no two sequences of them give the same bytes. */
final class Sink {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);

    void mark(int what, int value) {
        bytes.write(what);
        bytes.write(value >>> 8);
        bytes.write(value);
    }

    void text(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_16BE);
        for (int shift = 24; shift >= 0; shift -= 8) {
            bytes.write(encoded.length >>> shift);
        }
        bytes.writeBytes(encoded);
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
