package dev.lamarck.vary.text;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Deletes, copies, moves, swaps and replaces lines. A line that comes to another place takes on the indentation there or not. */
final class LineEdits implements TextEdit {

    /** What can be done with a line. */
    private enum Kind {
        DELETE,
        COPY,
        MOVE,
        SWAP,
        REPLACE
    }

    @Override
    public String edited(String block, String file, RandomGenerator draws) {
        List<String> lines = lines(block);
        if (lines.isEmpty()) {
            return block;
        }
        Kind kind = Kind.values()[draws.nextInt(Kind.values().length)];
        int line = written(lines, draws);
        switch (kind) {
            case DELETE -> lines.remove(line);
            case COPY -> insert(lines, lines.get(line), draws);
            case MOVE -> insert(lines, lines.remove(line), draws);
            case SWAP -> {
                int other = written(lines, draws);
                lines.set(line, lines.set(other, lines.get(line)));
            }
            case REPLACE -> {
                String other = lines.get(written(lines, draws));
                lines.set(line, fitted(other, lines.get(line), draws));
            }
        }
        return joined(lines, block);
    }

    /** With what ends each. */
    private static List<String> lines(String block) {
        List<String> lines = new ArrayList<>();
        int from = 0;
        while (from < block.length()) {
            int end = block.indexOf('\n', from);
            int next = end < 0 ? block.length() : end + 1;
            lines.add(block.substring(from, next));
            from = next;
        }
        return lines;
    }

    /** The place of a line that is not blank, if there is one. */
    private static int written(List<String> lines, RandomGenerator draws) {
        int[] written = IntStream.range(0, lines.size())
                .filter(line -> !lines.get(line).isBlank())
                .toArray();
        return written.length == 0 ? draws.nextInt(lines.size()) : written[draws.nextInt(written.length)];
    }

    private static void insert(List<String> lines, String line, RandomGenerator draws) {
        int place = draws.nextInt(lines.size() + 1);
        String there = lines.isEmpty() ? line : lines.get(Math.min(place, lines.size() - 1));
        lines.add(place, fitted(line, there, draws));
    }

    private static String fitted(String line, String there, RandomGenerator draws) {
        return draws.nextBoolean() ? there.substring(0, indentation(there)) + line.substring(indentation(line)) : line;
    }

    private static int indentation(String line) {
        int at = 0;
        while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }

    /** Gives a line an end that lacks one and needs it now. */
    private static String joined(List<String> lines, String before) {
        String end = before.contains("\r\n") ? "\r\n" : "\n";
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            text.append(lines.get(i));
            boolean ends = i < lines.size() - 1 || before.endsWith("\n");
            text.append(ends && !lines.get(i).endsWith("\n") ? end : "");
        }
        return text.toString();
    }
}
