package dev.lamarck.engine.infer;

import dev.lamarck.engine.files.LocalFiles;
import dev.lamarck.engine.model.Safetensors;
import dev.lamarck.engine.model.Stored;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.List;

/** What the reference library computed with one of the test models. */
final class Expected {
    private static final String MODELS = "src/test/resources/models/";

    private final String folder;
    private final Safetensors tensors;

    private Expected(String folder, Safetensors tensors) {
        this.folder = folder;
        this.tensors = tensors;
    }

    static Expected of(String model) throws IOException {
        String folder = MODELS + model;
        return new Expected(folder, Safetensors.read(new LocalFiles(), folder + "/expected.safetensors"));
    }

    String folder() {
        return folder;
    }

    private Stored stored(String name) {
        Stored stored = tensors.tensors().get(name);
        if (stored == null) {
            throw new IllegalArgumentException("Nothing called " + name + " in " + folder);
        }
        return stored;
    }

    private ByteBuffer bytes(Stored stored) throws IOException {
        try (FileChannel channel = FileChannel.open(stored.file())) {
            ByteBuffer bytes =
                    ByteBuffer.allocate(Math.toIntExact(stored.bytes())).order(ByteOrder.LITTLE_ENDIAN);
            while (bytes.hasRemaining() && channel.read(bytes, stored.offset() + bytes.position()) >= 0) {}
            return bytes.flip();
        }
    }

    float[] floats(String name) throws IOException {
        Stored stored = stored(name);
        ByteBuffer bytes = bytes(stored);
        float[] values =
                new float[Math.toIntExact(stored.bytes() / stored.type().bytes())];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (stored.type()) {
                case F32 -> bytes.getFloat();
                case BF16 -> Float.intBitsToFloat(bytes.getShort() << 16);
                case F16 -> half(bytes.getShort() & 0xffff);
                default -> throw new IllegalArgumentException(name + " holds no fractions");
            };
        }
        return values;
    }

    private static float half(int bits) {
        int exponent = bits >> 10 & 0x1f;
        float fraction = (bits & 0x3ff) / 1024f;
        float size = exponent == 0 ? fraction * 0x1p-14f : (1 + fraction) * (float) Math.pow(2, exponent - 15);
        return bits < 0x8000 ? size : -size;
    }

    int[] ints(String name) throws IOException {
        Stored stored = stored(name);
        int[] values = new int[Math.toIntExact(stored.bytes() / Integer.BYTES)];
        bytes(stored).asIntBuffer().get(values);
        return values;
    }

    /** Its texts, of several lengths. */
    List<int[]> texts() throws IOException {
        int[] tokens = ints("tokens");
        int[] lengths = ints("lengths");
        int[][] texts = new int[lengths.length][];
        int from = 0;
        for (int i = 0; i < lengths.length; i++) {
            texts[i] = Arrays.copyOfRange(tokens, from, from + lengths[i]);
            from += lengths[i];
        }
        return List.of(texts);
    }
}
