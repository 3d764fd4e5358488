package dev.lamarck.vary.edit;

import dev.lamarck.genome.Program;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Programs for tests: real ones, and random ones of awkward pieces. */
final class Texts {

    private static final List<String> PIECES = List.of(
            "x",
            "y1",
            " ",
            "  ",
            "\t",
            "\n",
            "\r\n",
            "\r",
            "(",
            ")",
            "{",
            "}",
            "=",
            "1",
            "2.5",
            "'a b'",
            "\"\"\"",
            "# note",
            "é",
            "漢",
            "😀",
            "\ud83d",
            "if x:\n",
            "    return y\n",
            "def f(a):\n",
            ";",
            "\f",
            "\u2028",
            "/*");

    static final String LOOP = """
            import math

            LIMIT = 10


            def total(values):
                # adds them up
                result = 0
                for value in values:
                    result += value * 2
                if result > LIMIT:
                    result = LIMIT
                return result
            """;

    private Texts() {}

    static Program python(String text) {
        return Program.of("python", "main.py", text);
    }

    static Program loop() {
        return python(LOOP);
    }

    static String random(Random random, int pieces) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pieces; i++) {
            text.append(piece(random));
        }
        return text.toString();
    }

    /** The text with some lines deleted, doubled, moved or mixed with random pieces. */
    static String changed(String text, Random random) {
        List<String> lines = new ArrayList<>(List.of(text.split("(?<=\n)")));
        for (int change = random.nextInt(6); change >= 0; change--) {
            int at = random.nextInt(lines.size());
            switch (random.nextInt(4)) {
                case 0 -> lines.set(at, "");
                case 1 -> lines.add(at, lines.get(random.nextInt(lines.size())));
                case 2 -> Collections.swap(lines, at, random.nextInt(lines.size()));
                default -> lines.set(at, mixed(lines.get(at), random));
            }
        }
        return String.join("", lines);
    }

    private static String mixed(String line, Random random) {
        int at = random.nextInt(line.length() + 1);
        int end = at + random.nextInt(line.length() - at + 1);
        return line.substring(0, at) + piece(random) + line.substring(end);
    }

    private static String piece(Random random) {
        return PIECES.get(random.nextInt(PIECES.size()));
    }
}
