package dev.lamarck.genome;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The first 128 bits of a SHA-256, written as 32 hex digits: the name of a candidate, or of a genome's content. */
public record Hash128(long high, long low) implements Comparable<Hash128>, Serializable {

    private static final int BYTES = 16;

    /** Reads the form that {@link #toString} writes. */
    public static Hash128 of(String hex) {
        if (hex.length() != 2 * BYTES) {
            throw new IllegalArgumentException("Not a hash of 32 hex digits: '" + hex + "'");
        }
        return new Hash128(HexFormat.fromHexDigitsToLong(hex, 0, 16), HexFormat.fromHexDigitsToLong(hex, 16, 32));
    }

    public static Hash128 digest(ByteBuffer content) {
        MessageDigest sha = sha256();
        sha.update(content);
        ByteBuffer digest = ByteBuffer.wrap(sha.digest());
        return new Hash128(digest.getLong(), digest.getLong());
    }

    public static Hash128 digest(byte[] content) {
        return digest(ByteBuffer.wrap(content));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }

    @Override
    public int compareTo(Hash128 other) {
        int first = Long.compareUnsigned(high, other.high);
        return first != 0 ? first : Long.compareUnsigned(low, other.low);
    }

    @Override
    public String toString() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(high) + hex.toHexDigits(low);
    }
}
