package dev.lamarck.genome;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A text cut at its markers {@code EVOLVE-BLOCK-START} and {@code EVOLVE-BLOCK-END}: what lies between them may change,
 * the rest and the lines with the markers may not. A text without markers may change as a whole.
 *
 * @param fixed what may not change: before the first block, between blocks, after the last
 * @param free what may change; one less than fixed parts, or none if there are no markers
 */
public record EvolveBlocks(List<String> fixed, List<String> free) implements Serializable {

    private static final String START = "EVOLVE-BLOCK-START";
    private static final String END = "EVOLVE-BLOCK-END";

    public EvolveBlocks {
        fixed = List.copyOf(fixed);
        free = List.copyOf(free);
    }

    /**
     * Cuts a text.
     *
     * @throws IllegalArgumentException if a marker lacks its counterpart
     */
    public static EvolveBlocks of(String text) {
        List<String> fixed = new ArrayList<>();
        List<String> free = new ArrayList<>();
        int from = 0;
        int opened = 0;
        int line = 0;
        for (int at = 0; at < text.length(); at = next(text, at)) {
            line++;
            String here = text.substring(at, next(text, at));
            if (here.contains(START)) {
                refuseIf(opened > 0, START, line, "is inside the block that line " + opened + " opens");
                fixed.add(text.substring(from, next(text, at)));
                from = next(text, at);
                opened = line;
            } else if (here.contains(END)) {
                refuseIf(opened == 0, END, line, "closes a block that was not opened");
                free.add(text.substring(from, at));
                from = at;
                opened = 0;
            }
        }
        refuseIf(opened > 0, START, opened, "is never closed by an " + END);
        fixed.add(text.substring(from));
        return new EvolveBlocks(fixed, free);
    }

    private static int next(String text, int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end + 1;
    }

    private static void refuseIf(boolean wrong, String marker, int line, String why) {
        if (wrong) {
            throw new IllegalArgumentException("the %s in line %d %s".formatted(marker, line, why));
        }
    }

    /** Whether there are blocks. */
    public boolean marked() {
        return !free.isEmpty();
    }

    /** Where another text differs in what may not change; nothing if it keeps to it. */
    public Optional<String> objection(String text) {
        EvolveBlocks other;
        try {
            other = of(text);
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
        if (other.fixed.size() != fixed.size()) {
            return Optional.of("it has %d blocks to evolve instead of %d".formatted(other.free.size(), free.size()));
        }
        for (int part = 0; part < fixed.size(); part++) {
            if (!fixed.get(part).equals(other.fixed.get(part))) {
                return Optional.of("the text %s differs".formatted(place(part)));
            }
        }
        return Optional.empty();
    }

    private String place(int part) {
        if (part == 0) {
            return "before the first EVOLVE-BLOCK";
        }
        return part == fixed.size() - 1
                ? "after EVOLVE-BLOCK " + part
                : "between EVOLVE-BLOCK %d and %d".formatted(part, part + 1);
    }
}
