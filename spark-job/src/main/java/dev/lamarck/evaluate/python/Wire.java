package dev.lamarck.evaluate.python;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The frames that go between this side and the fork server; wire.h says what they look like. */
final class Wire {

    static final byte CONFIGURE = 0;
    static final byte EVALUATE = 1;
    static final byte CANCEL = 2;
    static final byte READY = 10;
    static final byte BROKEN = 11;
    static final byte DONE = 12;

    private static final int HEAD = Byte.BYTES + Long.BYTES;
    private static final int LONGEST = 1 << 30;

    private Wire() {}

    /** A frame that came in. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Frame(byte kind, long number, byte[] content) {}

    static byte[] frame(byte kind, long number, byte[] content) {
        return ByteBuffer.allocate(Integer.BYTES + HEAD + content.length)
                .putInt(HEAD + content.length)
                .put(kind)
                .putLong(number)
                .put(content)
                .array();
    }

    /** The next frame; EOFException at the end. */
    static Frame read(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < HEAD || length > LONGEST) {
            throw new IOException("The fork server sent a frame of " + length + " bytes");
        }
        byte kind = in.readByte();
        long number = in.readLong();
        byte[] content = new byte[length - HEAD];
        in.readFully(content);
        return new Frame(kind, number, content);
    }

    /** An evaluation: its seed, its folder, the program's main file, and variables of its own. */
    static byte[] order(long seed, String folder, String program, Map<String, String> variables) {
        String lines = variables.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue() + "\n")
                .sorted()
                .collect(Collectors.joining());
        List<byte[]> parts = Stream.of(folder, program, lines)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
        int size = parts.stream().mapToInt(part -> Integer.BYTES + part.length).sum();
        ByteBuffer order = ByteBuffer.allocate(Long.BYTES + size).putLong(seed);
        parts.forEach(part -> order.putInt(part.length).put(part));
        return order.array();
    }

    static byte[] bytes(ByteBuffer buffer) {
        int length = buffer.getInt();
        if (length < 0 || length > buffer.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        buffer.get(bytes);
        return bytes;
    }

    static String text(ByteBuffer buffer) {
        return new String(bytes(buffer), StandardCharsets.UTF_8);
    }
}
