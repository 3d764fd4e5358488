package dev.lamarck.vary.pointer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lamarck.genome.Marks.Cause;

/** Which lines ran: coverage.py's report as JSON, or one in the form of LCOV, which says how often. */
final class Coverage {

    private static final String FILE = "SF:";
    private static final String LINE = "DA:";

    private Coverage() {}

    static void read(JsonNode json, Weights weights) {
        JsonNode files = json.path("files");
        if (!files.isObject()) {
            LineWeights.read(json, Cause.SLOW, weights);
            return;
        }
        files.properties()
                .forEach(file -> file.getValue()
                        .path("executed_lines")
                        .forEach(line -> weights.add(Cause.SLOW, file.getKey(), line.asInt(), 1)));
    }

    static void readLcov(String text, Weights weights) {
        String file = "";
        for (String line : text.lines().toList()) {
            if (line.startsWith(FILE)) {
                file = line.substring(FILE.length()).strip();
            } else if (line.startsWith(LINE)) {
                String[] cells = line.substring(LINE.length()).strip().split(",", -1);
                weights.add(Cause.SLOW, file, Numerals.line(cells[0]), cells.length < 2 ? 0 : Numerals.line(cells[1]));
            }
        }
    }
}
