package dev.lamarck.syntax;

import java.nio.charset.StandardCharsets;
import org.treesitter.TSParseState;
import org.treesitter.TSParserProgress;
import org.treesitter.TSPoint;
import org.treesitter.TSReader;

/** Hands a text to the parser in chunks, and keeps count of what the parser does with it. */
final class Feed implements TSReader, TSParserProgress {

    /** Bytes handed over at a time. */
    static final int CHUNK = 4096;

    /** The parser reports after so many steps. */
    private static final int STEPS_A_REPORT = 100;

    private static final long FREE_STEPS = 100_000;

    /** How often the parser may look at a byte: up to twice in source code. */
    private static final long READS_A_BYTE = 32;

    private static final long FREE_READS = 4L << 20;

    private final String text;
    private final byte[] bytes;
    private final long mostRead;
    private final long mostSteps;
    private final long mostNanos;
    private final long began = System.nanoTime();
    private long read;
    private long steps;
    private boolean overworked;

    Feed(String text, ParseLimits limits) {
        this.text = text;
        this.bytes = text.getBytes(StandardCharsets.UTF_16LE);
        this.mostRead = FREE_READS + READS_A_BYTE * bytes.length;
        this.mostSteps = FREE_STEPS + (long) limits.work() * text.length() / 1000;
        this.mostNanos = limits.time().toNanos();
    }

    /** Whether a limit was passed, so that what the parser made of the text counts for nothing. */
    boolean overworked() {
        return overworked;
    }

    /** Ends the text early once the parser has looked at it too often. */
    @Override
    public int read(byte[] buffer, int offset, TSPoint point) {
        int length = Math.min(buffer.length, bytes.length - offset);
        if (length <= 0 || overworked) {
            return 0;
        }
        int whole = splitsPair(offset + length) ? length - 2 : length;
        System.arraycopy(bytes, offset, buffer, 0, whole);
        read += whole;
        overworked = read > mostRead;
        return whole;
    }

    /** Whether the parser shall stop. */
    @Override
    public boolean progress(TSParseState state) {
        steps += STEPS_A_REPORT;
        overworked |= steps > mostSteps || System.nanoTime() - began > mostNanos;
        return overworked;
    }

    private boolean splitsPair(int end) {
        return end < bytes.length && Character.isHighSurrogate(text.charAt(end / 2 - 1));
    }
}
