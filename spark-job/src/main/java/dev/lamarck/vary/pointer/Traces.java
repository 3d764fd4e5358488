package dev.lamarck.vary.pointer;

import dev.lamarck.genome.Marks.Cause;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The lines of a program that a text of traces and messages names, such as {@code File "main.py", line 12},
 * {@code at f(Main.java:12)} or {@code main.c:12:5}. Of the lines of one trace the innermost weighs 1, each one further out
 * half of the one within. A trace is what stands indented below a line that is not. What is a warning and no more tells nothing.
 */
final class Traces {

    private static final List<String> BEFORE_A_LINE = List.of(":", "\", line ", "', line ");
    private static final Pattern WARNING =
            Pattern.compile("^(warning|note)\\b|:\\d+(:\\d+)?:\\s*(\\w*Warning|warning|note|info)\\b");
    private static final String ENDS_A_PATH = " \t\"'(<[=,";

    private final Weights weights;
    private final List<Spot> trace = new ArrayList<>();
    private boolean innermostFirst;
    private boolean warning;

    private record Spot(int file, int line) {}

    private Traces(Weights weights) {
        this.weights = weights;
    }

    static void read(String text, Weights weights) {
        Traces traces = new Traces(weights);
        weights.files().settled(text).lines().forEach(traces::line);
        traces.end();
    }

    private void line(String line) {
        if (line.isEmpty() || !Character.isWhitespace(line.charAt(0))) {
            end();
            warning = WARNING.matcher(line).find();
        }
        if (warning || WARNING.matcher(line).find()) {
            return;
        }
        spot(line).ifPresent(spot -> {
            String frame = line.strip();
            innermostFirst = trace.isEmpty() ? frame.startsWith("at ") || frame.startsWith("#") : innermostFirst;
            trace.add(spot);
        });
    }

    private void end() {
        if (innermostFirst) {
            Collections.reverse(trace);
        }
        Map<Spot, Double> heaviest = new LinkedHashMap<>();
        double weight = 1;
        for (int i = trace.size() - 1; i >= 0; i--) {
            heaviest.putIfAbsent(trace.get(i), weight);
            weight /= 2;
        }
        heaviest.forEach((spot, each) -> weights.add(Cause.WRONG, spot.file(), spot.line(), each));
        trace.clear();
        innermostFirst = false;
    }

    private Optional<Spot> spot(String line) {
        List<String> names = weights.files().names();
        for (int file = 0; file < names.size(); file++) {
            String name = names.get(file);
            for (int at = line.indexOf(name); at >= 0; at = line.indexOf(name, at + 1)) {
                int number = number(line, at + name.length());
                int here = file;
                if (number > 0
                        && weights.files().find(path(line, at, name)).stream().anyMatch(found -> found == here)) {
                    return Optional.of(new Spot(file, number));
                }
            }
        }
        return Optional.empty();
    }

    private static int number(String line, int from) {
        return BEFORE_A_LINE.stream()
                .filter(before -> line.startsWith(before, from))
                .mapToInt(before -> Numerals.lineAt(line, from + before.length()))
                .findFirst()
                .orElse(0);
    }

    /** The name of a file with the folders before it. */
    private static String path(String line, int at, String name) {
        int from = at;
        while (from > 0 && ENDS_A_PATH.indexOf(line.charAt(from - 1)) < 0) {
            from--;
        }
        return line.substring(from, at + name.length());
    }
}
