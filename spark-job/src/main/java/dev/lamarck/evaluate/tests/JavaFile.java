package dev.lamarck.evaluate.tests;

import dev.lamarck.genome.Hash128;
import dev.lamarck.syntax.Language;
import dev.lamarck.syntax.Role;
import dev.lamarck.syntax.SyntaxException;
import dev.lamarck.syntax.Tree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The methods and constructors of a source file, and what is around their bodies. What stands within one of them belongs
 * to it: lambdas, classes without a name. Lines are given by the method that they are in, so that they are found again
 * where a change further up has moved them.
 *
 * @param name with the folder that its package means, as class files name it
 * @param outside a digest of all that is outside of bodies
 * @param text a digest of it all
 */
record JavaFile(String name, String outside, String text, List<Body> bodies) {

    /** Escapes of ASCII characters could be brackets or line ends that only the compiler sees. */
    private static final Pattern HIDDEN = Pattern.compile("\\\\u+00[0-7]");

    /**
     * A method with its body.
     *
     * @param header the first line of the method
     * @param first the line where the body begins
     * @param last the line where it ends
     * @param digest of the whole method
     */
    record Body(int header, int first, int last, String digest) {}

    /**
     * A line by its place.
     *
     * @param body the method that it is in, after the first line of its body; or -1
     * @param offset from that line, or the number of the line if bodies had one line each
     */
    record Line(int body, int offset) {}

    JavaFile {
        bodies = List.copyOf(bodies);
    }

    /** Nothing if the text is not understood. */
    static Optional<JavaFile> of(String path, String text) {
        if (!path.endsWith(".java") || HIDDEN.matcher(text).find()) {
            return Optional.empty();
        }
        try {
            Tree tree = Language.JAVA.parse(text);
            return tree.parses() ? Optional.of(of(path, tree)) : Optional.empty();
        } catch (SyntaxException e) {
            return Optional.empty();
        }
    }

    private static JavaFile of(String path, Tree tree) {
        StringBuilder outside = new StringBuilder();
        List<Body> bodies = new ArrayList<>();
        String folder = "";
        int copied = 0;
        int node = 0;
        while (node < tree.size()) {
            int body = tree.is(node, Role.FUNCTION) ? tree.child(node, "body") : Tree.NONE;
            if (body != Tree.NONE) {
                outside.append(tree.text(), copied, tree.start(body)).append(shape(tree, body));
                copied = tree.end(body);
                bodies.add(body(tree, node, body));
                node = tree.after(node);
            } else {
                folder = tree.kindName(node).equals("package_declaration") ? folder(tree, node) : folder;
                node++;
            }
        }
        outside.append(tree.text(), copied, tree.text().length());
        String simple = path.substring(path.lastIndexOf('/') + 1);
        return new JavaFile(folder + simple, digest(outside.toString()), digest(tree.text()), bodies);
    }

    private static Body body(Tree tree, int method, int body) {
        return new Body(
                tree.line(tree.start(method)),
                tree.line(tree.start(body)),
                tree.line(tree.end(body) - 1),
                digest(tree.text(method)));
    }

    /** How many classes are in it: the compiler numbers those without a name through the file. */
    private static String shape(Tree tree, int body) {
        return "{"
                + tree.subtree(body)
                        .filter(node -> tree.kindName(node).endsWith("_body") && node != body)
                        .count()
                + "}";
    }

    private static String folder(Tree tree, int declaration) {
        return tree.children(declaration)
                .filter(node -> tree.kindName(node).endsWith("identifier"))
                .mapToObj(node -> tree.text(node).replaceAll("\\s", "").replace('.', '/') + "/")
                .findFirst()
                .orElse("");
    }

    static String digest(String text) {
        return Hash128.digest(text.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** The methods that have something on a line. */
    IntStream bodiesAt(int line) {
        return IntStream.range(0, bodies.size())
                .filter(i ->
                        bodies.get(i).header() <= line && line <= bodies.get(i).last());
    }

    Line place(int line) {
        int above = 0;
        for (int i = 0; i < bodies.size(); i++) {
            Body body = bodies.get(i);
            if (body.first() < line && line <= body.last()) {
                return new Line(i, line - body.first());
            }
            above += body.last() < line ? body.last() - body.first() : 0;
        }
        return new Line(-1, line - above);
    }

    /** Where a place is that another file gave, with the same text outside of bodies. */
    int line(Line place) {
        if (place.body() >= 0) {
            return bodies.get(place.body()).first() + place.offset();
        }
        int line = place.offset();
        for (Body body : bodies) {
            line += body.first() < line ? body.last() - body.first() : 0;
        }
        return line;
    }
}
