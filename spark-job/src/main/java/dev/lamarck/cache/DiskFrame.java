package dev.lamarck.cache;

import dev.lamarck.genome.Hash128;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * An entry as the bytes of a file: a mark, the moment, the key, the value, each with its length, and a checksum over all of
 * it. What a dying process, a full disk or another program has left is recognised as not being that.
 */
final class DiskFrame {

    private static final int MARK = 0x4c4d4b31;
    private static final int FIXED = 4 * Integer.BYTES + 3 * Long.BYTES;

    /** The hash, a length and the checksum. */
    private static final int REST = 2 * Long.BYTES + 2 * Integer.BYTES;

    private DiskFrame() {}

    static byte[] write(CacheKey key, Entry entry) {
        byte[] namespace = key.namespace().getBytes(StandardCharsets.UTF_8);
        ByteBuffer frame = ByteBuffer.allocate(FIXED + namespace.length + entry.value().length);
        frame.putInt(MARK).putLong(entry.created().toEpochMilli());
        frame.putInt(namespace.length).put(namespace);
        frame.putLong(key.hash().high()).putLong(key.hash().low());
        frame.putInt(entry.value().length).put(entry.value());
        frame.putInt(checksum(frame.array(), frame.position()));
        return frame.array();
    }

    /** The entry, if the bytes are that of the key and whole. */
    static Optional<Entry> read(CacheKey key, byte[] bytes) {
        ByteBuffer frame = ByteBuffer.wrap(bytes);
        if (bytes.length < FIXED
                || frame.getInt(bytes.length - Integer.BYTES) != checksum(bytes, bytes.length - Integer.BYTES)
                || frame.getInt() != MARK) {
            return Optional.empty();
        }
        Instant created = Instant.ofEpochMilli(frame.getLong());
        byte[] namespace = key.namespace().getBytes(StandardCharsets.UTF_8);
        if (frame.getInt() != namespace.length || frame.remaining() < namespace.length + REST) {
            return Optional.empty();
        }
        byte[] found = new byte[namespace.length];
        frame.get(found);
        Hash128 hash = new Hash128(frame.getLong(), frame.getLong());
        if (!Arrays.equals(found, namespace)
                || !hash.equals(key.hash())
                || frame.getInt() != frame.remaining() - Integer.BYTES) {
            return Optional.empty();
        }
        byte[] value = new byte[frame.remaining() - Integer.BYTES];
        frame.get(value);
        return Optional.of(new Entry(value, created));
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }
}
