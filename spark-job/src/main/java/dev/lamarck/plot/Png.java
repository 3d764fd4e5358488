package dev.lamarck.plot;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes pixels as a PNG of three bytes a pixel (ISO/IEC 15948). Each row is stored as its difference to the row above:
 * charts repeat from row to row, so that most of it is nothing.
 */
final class Png {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte DIFFERENCE_TO_ROW_ABOVE = 2;

    private Png() {}

    static byte[] of(Size size, int[] pixels) {
        byte[] header = ByteBuffer.allocate(13)
                .putInt(size.width())
                .putInt(size.height())
                .put(new byte[] {8, 2, 0, 0, 0}) // 8 bits of red, green and blue
                .array();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(SIGNATURE);
        chunk(png, "IHDR", header);
        chunk(png, "IDAT", deflated(rows(size, pixels)));
        chunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private static byte[] rows(Size size, int[] pixels) {
        ByteBuffer rows = ByteBuffer.allocate(size.height() * (1 + 3 * size.width()));
        for (int row = 0; row < size.height(); row++) {
            rows.put(DIFFERENCE_TO_ROW_ABOVE);
            for (int at = row * size.width(); at < (row + 1) * size.width(); at++) {
                int here = pixels[at];
                int above = row == 0 ? 0 : pixels[at - size.width()];
                rows.put((byte) ((here >> 16) - (above >> 16)));
                rows.put((byte) ((here >> 8) - (above >> 8)));
                rows.put((byte) (here - above));
            }
        }
        return rows.array();
    }

    private static byte[] deflated(byte[] bytes) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try {
            deflater.setInput(bytes);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[1 << 16];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static void chunk(ByteArrayOutputStream png, String type, byte[] content) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 check = new CRC32();
        check.update(name);
        check.update(content);
        png.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
        png.writeBytes(name);
        png.writeBytes(content);
        png.writeBytes(ByteBuffer.allocate(4).putInt((int) check.getValue()).array());
    }
}
