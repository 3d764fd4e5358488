package dev.lamarck.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Rows under headings, columns as wide as they have to be, numbers to the right. */
final class TextTable {

    private static final Pattern NUMBER = Pattern.compile("-|[-+]?[0-9][0-9.,]*([eE][-+]?[0-9]+)?(ms|s|/s)?");
    private static final String GAP = "  ";

    private final List<String> headings;
    private final List<List<String>> rows = new ArrayList<>();

    TextTable(String... headings) {
        this.headings = List.of(headings);
    }

    TextTable(List<String> headings) {
        this.headings = List.copyOf(headings);
    }

    TextTable row(String... cells) {
        return row(Arrays.asList(cells));
    }

    TextTable row(List<String> cells) {
        rows.add(List.copyOf(cells));
        return this;
    }

    String text() {
        List<List<String>> lines = new ArrayList<>(List.of(headings));
        lines.addAll(rows);
        int[] widths = new int[headings.size()];
        boolean[] numbers = new boolean[headings.size()];
        for (int column = 0; column < widths.length; column++) {
            int at = column;
            widths[at] =
                    lines.stream().mapToInt(line -> line.get(at).length()).max().orElse(0);
            numbers[at] = !rows.isEmpty()
                    && rows.stream().allMatch(row -> NUMBER.matcher(row.get(at)).matches());
        }
        return lines.stream().map(line -> line(line, widths, numbers)).collect(Collectors.joining("\n"));
    }

    private static String line(List<String> cells, int[] widths, boolean[] numbers) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = cells.get(column);
            String space = " ".repeat(widths[column] - cell.length());
            line.append(column == 0 ? "" : GAP).append(numbers[column] ? space + cell : cell + space);
        }
        return line.toString().stripTrailing();
    }
}
