package dev.lamarck.problems.tuning;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What is known: rows of inputs, and the target of each. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Samples(double[][] inputs, double[] targets) {

    /**
     * Reads a CSV file: a line of names, then lines of numbers, of which the last is the target. A file that is not where
     * the path says is looked for under its bare name in the working folder, where {@code --files} puts it for executors.
     */
    static Samples read(String path) {
        Path file = Path.of(path);
        Path sent = Path.of(String.valueOf(file.getFileName()));
        Path found = !Files.exists(file) && Files.exists(sent) ? sent : file;
        if (!Files.isRegularFile(found)) {
            throw TuningErrors.noFile(path, file.toAbsolutePath());
        }
        try {
            return parse(found.toString(), Files.readAllLines(found, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw TuningErrors.unreadable(found.toString(), e);
        }
    }

    static Samples parse(String source, List<String> lines) {
        List<double[]> rows = new ArrayList<>();
        int columns = lines.isEmpty() ? 0 : lines.get(0).split(",", -1).length;
        if (columns < 2) {
            throw TuningErrors.tooNarrow(source);
        }
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                rows.add(row(source, i + 1, lines.get(i), columns));
            }
        }
        double[][] inputs =
                rows.stream().map(row -> Arrays.copyOf(row, columns - 1)).toArray(double[][]::new);
        double[] targets = rows.stream().mapToDouble(row -> row[columns - 1]).toArray();
        Samples samples = new Samples(inputs, targets);
        if (targets.length == 0 || !(samples.variance() > 0)) {
            throw TuningErrors.constant(source);
        }
        return samples;
    }

    private static double[] row(String source, int line, String text, int columns) {
        String[] cells = text.split(",", -1);
        double[] row = new double[cells.length];
        for (int i = 0; i < cells.length; i++) {
            row[i] = number(cells[i]);
            if (cells.length != columns || !Double.isFinite(row[i])) {
                throw TuningErrors.badLine(source, line, columns, text);
            }
        }
        return row;
    }

    private static double number(String cell) {
        try {
            return Double.parseDouble(cell.strip());
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    int size() {
        return targets.length;
    }

    /** How many inputs a row has. */
    int width() {
        return inputs[0].length;
    }

    /** The rows at some places. */
    Samples at(IntStream places) {
        int[] chosen = places.toArray();
        double[][] rows = new double[chosen.length][];
        double[] values = new double[chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            rows[i] = inputs[chosen[i]];
            values[i] = targets[chosen[i]];
        }
        return new Samples(rows, values);
    }

    /** The mean squared distance of the targets from their mean. */
    double variance() {
        double sum = 0;
        for (double target : targets) {
            sum += target;
        }
        double mean = sum / targets.length;
        double squares = 0;
        for (double target : targets) {
            squares += (target - mean) * (target - mean);
        }
        return squares / targets.length;
    }
}
