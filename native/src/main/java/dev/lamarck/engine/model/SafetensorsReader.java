package dev.lamarck.engine.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Reads a header and holds it against the file. */
final class SafetensorsReader {
    /** What the format allows; a larger one would only serve to fill the memory. */
    private static final long LARGEST_HEADER = 100_000_000;

    private final String file;
    private final Path local;
    private final long begin;
    private final long room;

    private SafetensorsReader(String file, Path local, long begin, long room) {
        this.file = file;
        this.local = local;
        this.begin = begin;
        this.room = room;
    }

    static Safetensors read(String file, Path local) throws IOException {
        try (FileChannel channel = FileChannel.open(local, StandardOpenOption.READ)) {
            long size = channel.size();
            int length = headerLength(file, channel, size);
            byte[] header = new byte[length];
            fill(file, channel, ByteBuffer.wrap(header));
            SafetensorsHeader said = SafetensorsHeader.parse(file, header);
            long begin = Long.BYTES + (long) length;
            return new SafetensorsReader(file, local, begin, size - begin).placed(said);
        }
    }

    private static int headerLength(String file, FileChannel channel, long size) throws IOException {
        if (size < Long.BYTES) {
            throw ModelErrors.noHeader(file, size);
        }
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        fill(file, channel, bytes);
        long length = bytes.getLong(0);
        if (length < 0 || length > LARGEST_HEADER) {
            throw ModelErrors.hugeHeader(file, length, LARGEST_HEADER);
        }
        if (length > size - Long.BYTES) {
            throw ModelErrors.cutHeader(file, length, size);
        }
        return Math.toIntExact(length);
    }

    private static void fill(String file, FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            if (channel.read(bytes) < 0) {
                throw ModelErrors.shrank(file);
            }
        }
    }

    private Safetensors placed(SafetensorsHeader said) {
        List<SafetensorsHeader.Entry> entries = said.entries().stream()
                .sorted(Comparator.comparingLong(SafetensorsHeader.Entry::begin)
                        .thenComparingLong(SafetensorsHeader.Entry::end))
                .toList();
        Map<String, Stored> tensors = new LinkedHashMap<>();
        long end = 0;
        for (SafetensorsHeader.Entry entry : entries) {
            if (entry.end() > room) {
                throw ModelErrors.beyondFile(file, entry.name(), entry.end(), room);
            }
            if (entry.begin() != end) {
                throw entry.begin() < end
                        ? ModelErrors.overlap(file, entry.name(), entry.begin(), end)
                        : ModelErrors.hole(file, entry.name(), end, entry.begin());
            }
            tensors.put(entry.name(), stored(entry));
            end = entry.end();
        }
        if (end != room) {
            throw ModelErrors.unclaimed(file, end, room);
        }
        return new Safetensors(file, tensors, said.metadata());
    }

    private Stored stored(SafetensorsHeader.Entry entry) {
        OptionalLong needed = Shapes.bytes(entry.type(), entry.shape());
        long bytes = entry.end() - entry.begin();
        if (needed.isEmpty() || needed.getAsLong() != bytes) {
            throw ModelErrors.wrongSize(file, entry.name(), entry.type(), entry.shape(), bytes);
        }
        return new Stored(entry.name(), entry.type(), entry.shape(), local, begin + entry.begin(), bytes);
    }
}
