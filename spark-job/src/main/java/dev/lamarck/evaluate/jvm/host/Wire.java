package dev.lamarck.evaluate.jvm.host;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** The form of what the JVMs say to each other: counts, and names with bytes. */
public final class Wire {

    private static final int LONGEST = 1 << 27;

    private Wire() {}

    public static void write(DataOutputStream out, Map<String, byte[]> parts) throws IOException {
        out.writeInt(parts.size());
        for (Map.Entry<String, byte[]> part : parts.entrySet()) {
            write(out, part.getKey().getBytes(StandardCharsets.UTF_8));
            write(out, part.getValue());
        }
        out.flush();
    }

    /** Reads what {@link #write} wrote; refuses more than 128 MiB in all. */
    public static Map<String, byte[]> read(DataInputStream in) throws IOException {
        Map<String, byte[]> parts = new TreeMap<>();
        int count = in.readInt();
        int left = LONGEST;
        for (int i = 0; i < count; i++) {
            byte[] name = part(in, left);
            left -= name.length + Integer.BYTES;
            byte[] content = part(in, left);
            left -= content.length + Integer.BYTES;
            parts.put(new String(name, StandardCharsets.UTF_8), content);
        }
        return parts;
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] part(DataInputStream in, int most) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > most) {
            throw new IOException("A message is longer than " + LONGEST + " bytes");
        }
        return in.readNBytes(length);
    }
}
