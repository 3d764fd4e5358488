package dev.lamarck.store.query;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The byte form of values that {@link Fingerprint} documents, and the SHA-256 over all that was written. */
final class CanonicalBytes {

    private static final Comparator<byte[]> BYTES = Arrays::compareUnsigned;

    private final MessageDigest sha = sha256();
    private final ByteBuffer number = ByteBuffer.allocate(Long.BYTES);

    void flag(boolean value) {
        sha.update((byte) (value ? 1 : 0));
    }

    void integer(int value) {
        sha.update(number.clear().putInt(value).flip());
    }

    /** Zero and minus zero differ; every NaN is the same. */
    void real(double value) {
        sha.update(number.clear().putLong(Double.doubleToLongBits(value)).flip());
    }

    void text(String value) {
        bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    void optionalText(@Nullable String value) {
        flag(value != null);
        if (value != null) {
            text(value);
        }
    }

    void texts(List<String> values) {
        integer(values.size());
        values.forEach(this::text);
    }

    void reals(List<Double> values) {
        integer(values.size());
        values.forEach(this::real);
    }

    /** In the order of the keys' bytes, which is the order in which SQL sorts them too. */
    void map(Map<String, Double> values) {
        TreeMap<byte[], Double> sorted = new TreeMap<>(BYTES);
        values.forEach((key, value) -> sorted.put(key.getBytes(StandardCharsets.UTF_8), value));
        integer(sorted.size());
        sorted.forEach((key, value) -> {
            bytes(key);
            real(value);
        });
    }

    String digest() {
        return HexFormat.of().formatHex(sha.digest());
    }

    private void bytes(byte[] value) {
        integer(value.length);
        sha.update(value);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
