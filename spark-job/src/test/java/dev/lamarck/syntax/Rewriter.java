package dev.lamarck.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Changes comments and formatting of Java and Python at random, and nothing else; or one token, and nothing else. */
final class Rewriter {

    private final Random random;

    Rewriter(long seed) {
        random = new Random(seed);
    }

    String reformatted(Tree tree) {
        return tree.language() == Language.JAVA ? java(tree) : python(tree);
    }

    /** With another token in the place of one. */
    String withAnotherToken(Tree tree) {
        List<Integer> atoms = atoms(tree);
        int atom = atoms.get(random.nextInt(atoms.size()));
        String token = tree.text(atom);
        String other = Character.isLetterOrDigit(token.codePointAt(0)) ? token + "7" : token + token;
        return tree.text().substring(0, tree.start(atom)) + other + tree.text().substring(tree.end(atom));
    }

    private String java(Tree tree) {
        StringBuilder out = new StringBuilder(comment("/*x*/\n"));
        int end = 0;
        for (int atom : atoms(tree)) {
            boolean apart = tree.start(atom) > end;
            out.append(apart || random.nextInt(4) == 0 ? space() : "").append(tree.text(atom));
            end = tree.end(atom);
        }
        return out.append(comment(" // end")).toString();
    }

    private String space() {
        return switch (random.nextInt(6)) {
            case 0 -> "\n\n\t";
            case 1 -> " /* int x = 1; */ ";
            case 2 -> " // EVOLVE-BLOCK-START \"\n";
            case 3 -> "\r\n  ";
            default -> " ";
        };
    }

    private String comment(String text) {
        return random.nextBoolean() ? text : "";
    }

    /** With other indentation, other spaces inside lines, and lines and ends of lines that are comments. */
    private String python(Tree tree) {
        int unit = 1 + random.nextInt(7);
        String indent = random.nextInt(4) == 0 ? "\t" : " ".repeat(unit);
        return spaced(tree)
                .lines()
                .map(line -> indented(line, indent) + (line.isBlank() ? "" : comment("  # EVOLVE: é 😀")))
                .flatMap(line -> Stream.of(extraLine(), line))
                .filter(line -> !line.equals("-"))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private String extraLine() {
        return switch (random.nextInt(6)) {
            case 0 -> "";
            case 1 -> " ".repeat(random.nextInt(9)) + "# if x: return 1";
            default -> "-";
        };
    }

    private static String indented(String line, String indent) {
        String body = line.stripLeading();
        return indent.repeat((line.length() - body.length()) / 4) + body;
    }

    private String spaced(Tree tree) {
        StringBuilder out = new StringBuilder();
        int end = 0;
        for (int atom : atoms(tree)) {
            String gap = tree.text().substring(end, tree.start(atom));
            if (gap.contains("#")) {
                gap = gap.lines()
                        .map(line -> line.contains("#") ? line.substring(0, line.indexOf('#')) : line)
                        .collect(Collectors.joining("\n"));
            }
            boolean inLine = !gap.contains("\n") && end > 0;
            out.append(inLine && (!gap.isEmpty() || random.nextInt(5) == 0) ? " ".repeat(1 + random.nextInt(3)) : gap);
            out.append(tree.text(atom));
            end = tree.end(atom);
        }
        return out.toString();
    }

    private static List<Integer> atoms(Tree tree) {
        List<Integer> atoms = new ArrayList<>();
        tree.forEachAtom(atom -> {
            if (!tree.is(atom, Role.COMMENT) && tree.start(atom) < tree.end(atom)) {
                atoms.add(atom);
            }
        });
        return atoms;
    }
}
