package dev.lamarck.evaluate.tests;

import dev.lamarck.genome.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Random changes to programs in Java. */
final class JavaMutants {

    private static final String[] OPERATORS = {" + ", " - ", " * ", " / ", " < ", " == ", " += "};

    private JavaMutants() {}

    /** The program with a line or two changed, which often breaks it. */
    static Program mutant(Program program, RandomGenerator draws) {
        int file = draws.nextInt(program.files().size());
        List<String> lines =
                new ArrayList<>(program.files().get(file).text().lines().toList());
        int changes = 1 + draws.nextInt(2);
        for (int i = 0; i < changes; i++) {
            change(lines, draws);
        }
        return program.with(file, String.join("\n", lines) + "\n");
    }

    private static void change(List<String> lines, RandomGenerator draws) {
        int at = draws.nextInt(lines.size());
        while (lines.get(at).isBlank() || lines.get(at).strip().length() < 4) {
            at = draws.nextInt(lines.size());
        }
        String line = lines.get(at);
        boolean opens = line.endsWith("{");
        switch (draws.nextInt(10)) {
            case 0, 1, 2, 3 -> lines.set(at, operator(line, draws));
            case 4, 5 -> lines.set(at, line.replaceFirst("\\b\\d", Integer.toString(draws.nextInt(4))));
            case 6 -> lines.add(at, "// a remark");
            case 7 ->
                lines.add(opens ? at + 1 : at, "if (!\"\".equals(\"x\")) { throw new IllegalStateException(\"x\"); }");
            case 8 -> lines.add(opens ? at + 1 : at, "Object o" + at + " = new Object() {};");
            default -> lines.add(at, line);
        }
    }

    private static String operator(String line, RandomGenerator draws) {
        for (String operator : OPERATORS) {
            if (line.contains(operator)) {
                return line.replace(operator, OPERATORS[draws.nextInt(OPERATORS.length)]);
            }
        }
        return line;
    }
}
