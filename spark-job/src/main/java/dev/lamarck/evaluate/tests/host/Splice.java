package dev.lamarck.evaluate.tests.host;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.TreeSet;

/**
 * A class file whose methods each call {@link Seen#entered} first. Eight bytes are put before the code, a multiple of
 * four, so that nothing in it moves against anything else and switches keep their padding; what stands beside the code
 * and counts from its beginning (frames, lines, handlers) is moved along.
 */
final class Splice {

    private static final int LENGTH = 8;
    private static final int LONGEST_CODE = 65535;
    private static final int SIPUSH = 17;
    private static final int INVOKESTATIC = 184;
    private static final int UTF8 = 1;
    private static final int CLASS = 7;
    private static final int METHOD_REFERENCE = 10;
    private static final int NAME_AND_TYPE = 12;
    private static final int ADDED = 6;

    private final ByteBuffer in;
    private final int[] constants;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    Splice(byte[] content) {
        this.in = ByteBuffer.wrap(content);
        this.constants = new int[u2(8)];
    }

    /** The class file, changed; fails with whatever exception if it cannot be. */
    byte[] changed() {
        try {
            write();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory has no errors
        }
        return bytes.toByteArray();
    }

    private void write() throws IOException {
        if (constants.length + ADDED > LONGEST_CODE) {
            throw new IllegalArgumentException("no room for more constants");
        }
        int end = constants();
        copy(0, 8);
        out.writeShort(constants.length + ADDED);
        copy(10, end);
        addConstants();
        String name = text(u2(constants[u2(end + 2)] + 1));
        int at = end + 6;
        at += 2 + 2 * u2(at); // interfaces
        at = members(at); // fields
        copy(end, at);
        String source = name.substring(0, name.lastIndexOf('/') + 1) + source(members(at));
        int methods = u2(at);
        out.writeShort(methods);
        at += 2;
        for (int i = 0; i < methods; i++) {
            at = method(at, name, source);
        }
        copy(at, in.capacity());
    }

    /** Where each constant begins; gives where they end. */
    private int constants() {
        int at = 10;
        for (int i = 1; i < constants.length; i++) {
            constants[i] = at;
            int tag = in.get(at);
            at += switch (tag) {
                case UTF8 -> 3 + u2(at + 1);
                case 3, 4, 9, METHOD_REFERENCE, 11, NAME_AND_TYPE, 17, 18 -> 5;
                case 5, 6 -> 9;
                case CLASS, 8, 16, 19, 20 -> 3;
                case 15 -> 4;
                default -> throw new IllegalArgumentException("constant of the kind " + tag);
            };
            if (tag == 5 || tag == 6) {
                i++; // long and double count twice
            }
        }
        return at;
    }

    private void addConstants() throws IOException {
        int first = constants.length;
        utf8(Seen.class.getName().replace('.', '/'));
        out.writeByte(CLASS);
        out.writeShort(first);
        utf8("entered");
        utf8("(I)V");
        out.writeByte(NAME_AND_TYPE);
        out.writeShort(first + 2);
        out.writeShort(first + 3);
        out.writeByte(METHOD_REFERENCE);
        out.writeShort(first + 1);
        out.writeShort(first + 4);
    }

    private void utf8(String text) throws IOException {
        out.writeByte(UTF8);
        out.writeUTF(text);
    }

    /** Passes over fields or methods. */
    private int members(int start) {
        int at = start + 2;
        for (int i = u2(start); i > 0; i--) {
            at = attributes(at + 6);
        }
        return at;
    }

    private int attributes(int start) {
        int at = start + 2;
        for (int i = u2(start); i > 0; i--) {
            at += 6 + in.getInt(at + 2);
        }
        return at;
    }

    /** The name of the source file, which is among the attributes of the class. */
    private String source(int start) {
        int at = start + 2;
        for (int i = u2(start); i > 0; i--) {
            if (text(u2(at)).equals("SourceFile")) {
                return text(u2(at + 6));
            }
            at += 6 + in.getInt(at + 2);
        }
        throw new IllegalArgumentException("no source file");
    }

    private int method(int start, String type, String source) throws IOException {
        String name = text(u2(start + 2));
        copy(start, start + 8);
        int at = start + 8;
        for (int i = u2(start + 6); i > 0; i--) {
            int end = at + 6 + in.getInt(at + 2);
            if (text(u2(at)).equals("Code") && !name.startsWith("$jacoco")) {
                code(at, type + "." + name + text(u2(start + 4)), source);
            } else {
                copy(at, end);
            }
            at = end;
        }
        return at;
    }

    private void code(int start, String method, String source) throws IOException {
        int length = in.getInt(start + 10);
        int handlers = start + 14 + length;
        int count = u2(handlers);
        int attributes = handlers + 2 + 8 * count;
        int number = Seen.number(method, source + lines(attributes));
        if (length + LENGTH > LONGEST_CODE || number < 0) {
            throw new IllegalArgumentException("no room in " + method);
        }
        Splice inner = new Splice(in.array());
        System.arraycopy(constants, 0, inner.constants, 0, constants.length);
        inner.attributesOfCode(attributes);
        out.writeShort(u2(start));
        out.writeInt(10 + LENGTH + length + 8 * count + inner.bytes.size());
        out.writeShort(Math.max(1, u2(start + 6)));
        out.writeShort(u2(start + 8));
        out.writeInt(length + LENGTH);
        out.write(new byte[] {SIPUSH, (byte) (number >> 8), (byte) number, (byte) INVOKESTATIC});
        out.writeShort(constants.length + ADDED - 1);
        out.writeShort(0); // nop, nop
        copy(start + 14, handlers + 2);
        for (int at = handlers + 2; at < attributes; at += 8) {
            moved(at, 3);
            copy(at + 6, at + 8);
        }
        inner.bytes.writeTo(out);
    }

    /** The lines that the code of a method comes from. */
    private String lines(int start) {
        TreeSet<Integer> lines = new TreeSet<>();
        int at = start + 2;
        for (int i = u2(start); i > 0; i--) {
            if (text(u2(at)).equals("LineNumberTable")) {
                for (int entry = 0; entry < u2(at + 6); entry++) {
                    lines.add(u2(at + 8 + 4 * entry + 2));
                }
            }
            at += 6 + in.getInt(at + 2);
        }
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("no line numbers");
        }
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(':').append(line));
        return text.toString();
    }

    private void attributesOfCode(int start) throws IOException {
        out.writeShort(u2(start));
        int at = start + 2;
        for (int i = u2(start); i > 0; i--) {
            int end = at + 6 + in.getInt(at + 2);
            switch (text(u2(at))) {
                case "LineNumberTable" -> table(at, 4);
                case "LocalVariableTable", "LocalVariableTypeTable" -> table(at, 10);
                case "StackMapTable" -> frames(at);
                default -> copy(at, end);
            }
            at = end;
        }
    }

    /** Entries that begin with a place in the code. */
    private void table(int start, int size) throws IOException {
        copy(start, start + 8);
        for (int i = 0; i < u2(start + 6); i++) {
            int at = start + 8 + size * i;
            moved(at, 1);
            copy(at + 2, at + size);
        }
    }

    private void frames(int start) throws IOException {
        Frames frames = new Frames(in, start + 6, LENGTH);
        byte[] content = frames.moved();
        copy(start, start + 2);
        out.writeInt(content.length);
        out.write(content);
    }

    private void moved(int start, int places) throws IOException {
        for (int i = 0; i < places; i++) {
            out.writeShort(u2(start + 2 * i) + LENGTH);
        }
    }

    private void copy(int from, int to) throws IOException {
        out.write(in.array(), from, to - from);
    }

    private String text(int constant) {
        int at = constants[constant];
        return new String(in.array(), at + 3, u2(at + 1), StandardCharsets.UTF_8); // right for all that is asked here
    }

    private int u2(int at) {
        return in.getShort(at) & 0xffff;
    }
}
