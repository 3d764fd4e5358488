package dev.lamarck.evaluate.tests.host;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The frames of a method, from which the JVM verifies it, for code that begins some bytes later: the first frame counts
 * from the beginning and every other one from the frame before; objects not yet made are named by the place of their
 * instruction {@code new}.
 */
final class Frames {

    private static final int SAME = 63;
    private static final int SAME_WITH_ONE = 127;
    private static final int SAME_WITH_ONE_FAR = 247;
    private static final int SAME_FAR = 251;
    private static final int FULL = 255;
    private static final int OBJECT = 7;
    private static final int NOT_YET_MADE = 8;

    private final ByteBuffer in;
    private final int distance;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    Frames(ByteBuffer content, int start, int distance) {
        this.in = content.duplicate().position(start);
        this.distance = distance;
    }

    byte[] moved() throws IOException {
        int count = u2();
        out.writeShort(count);
        for (int i = 0; i < count; i++) {
            frame(i == 0 ? distance : 0);
        }
        return bytes.toByteArray();
    }

    private void frame(int further) throws IOException {
        int kind = in.get() & 0xff;
        if (kind <= SAME_WITH_ONE) {
            boolean one = kind > SAME;
            near(one ? kind - SAME - 1 : kind, one, further);
            types(one ? 1 : 0);
        } else {
            out.writeByte(kind);
            out.writeShort(u2() + further);
            far(kind);
        }
    }

    /** A frame whose distance is in its kind, if it still fits there. */
    private void near(int place, boolean one, int further) throws IOException {
        int moved = place + further;
        if (moved <= SAME) {
            out.writeByte(one ? moved + SAME + 1 : moved);
        } else {
            out.writeByte(one ? SAME_WITH_ONE_FAR : SAME_FAR);
            out.writeShort(moved);
        }
    }

    private void far(int kind) throws IOException {
        if (kind == FULL) {
            types(copied());
            types(copied());
        } else if (kind == SAME_WITH_ONE_FAR) {
            types(1);
        } else if (kind > SAME_FAR) {
            types(kind - SAME_FAR);
        }
    }

    private int copied() throws IOException {
        int count = u2();
        out.writeShort(count);
        return count;
    }

    private void types(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            int tag = in.get();
            out.writeByte(tag);
            if (tag == OBJECT) {
                out.writeShort(u2());
            } else if (tag == NOT_YET_MADE) {
                out.writeShort(u2() + distance);
            }
        }
    }

    private int u2() {
        return in.getShort() & 0xffff;
    }
}
