package dev.lamarck.evaluate.tests;

import dev.lamarck.genome.Hash128;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Remembers, compressed and on the heap of one JVM, what was used last. */
final class HeapMemory implements Memory, AutoCloseable {

    private static final int ENTRY = 120; // about what a map needs for one

    private final long mostBytes;
    private final Map<Hash128, byte[]> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    HeapMemory(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    @Override
    public Optional<byte[]> load(Hash128 key) {
        byte[] packed;
        synchronized (this) {
            packed = kept.get(key);
        }
        return Optional.ofNullable(packed).map(HeapMemory::unpack);
    }

    @Override
    public void store(Hash128 key, byte[] content) {
        byte[] packed = pack(content);
        synchronized (this) {
            byte[] before = kept.put(key, packed);
            bytes += packed.length + (before == null ? ENTRY : -before.length);
            Iterator<byte[]> eldest = kept.values().iterator();
            while (bytes > mostBytes && eldest.hasNext()) {
                bytes -= eldest.next().length + ENTRY;
                eldest.remove();
            }
        }
    }

    synchronized long bytes() {
        return bytes;
    }

    @Override
    public synchronized void close() {
        kept.clear();
        bytes = 0;
    }

    private static byte[] pack(byte[] content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory has no errors
        }
        return packed.toByteArray();
    }

    private static byte[] unpack(byte[] packed) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory has no errors
        }
    }
}
