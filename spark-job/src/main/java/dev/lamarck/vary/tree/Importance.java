package dev.lamarck.vary.tree;

import dev.lamarck.genome.Marks;
import dev.lamarck.syntax.Role;
import dev.lamarck.syntax.Tree;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * How much the nodes of a program matter: those in loops, in conditions, in what functions return, in functions that loops
 * call, and those on lines that the evaluation marked. Factors multiply; a mark adds its weight to 1 before it does. Whole
 * definitions, and statements of many lines, are rarely what is to be changed.
 */
final class Importance implements Emphasis {

    private static final double DEFINITION = 0.05;
    private static final double LONG = 8;
    private static final int DEEPEST = 3;

    private final Focus focus;
    private final Marks marks;
    private final Map<Terrain, double[]> weights = new HashMap<>();

    Importance(Focus focus, Marks marks) {
        this.focus = focus;
        this.marks = marks;
    }

    @Override
    public double weight(Terrain terrain, Move move, int node) {
        double weight = weights.computeIfAbsent(terrain, this::of)[node];
        return move instanceof StatementMove ? weight * smallness(terrain, node) : weight;
    }

    private static double smallness(Terrain terrain, int statement) {
        Tree tree = terrain.tree();
        double lines = tree.line(tree.end(statement)) - tree.line(tree.start(statement));
        double definition = terrain.is(statement, Shape.Trait.DEFINES) ? DEFINITION : 1;
        return definition / (1 + lines / LONG);
    }

    private double[] of(Terrain terrain) {
        Tree tree = terrain.tree();
        double[] byLine = marked(terrain);
        Set<String> hot = calledInLoops(terrain);
        double[] structure = new double[tree.size()];
        double[] all = new double[tree.size()];
        int[] depth = new int[tree.size()];
        for (int node = 0; node < structure.length; node++) {
            int parent = tree.parent(node);
            double around = parent == Tree.NONE ? 1 : structure[parent];
            depth[node] = parent == Tree.NONE ? 0 : depth[parent];
            structure[node] = around * own(terrain, node, depth, hot);
            all[node] = structure[node] * byLine[tree.line(tree.start(node))];
        }
        return all;
    }

    private double own(Terrain terrain, int node, int[] depth, Set<String> hot) {
        Tree tree = terrain.tree();
        double factor = 1;
        int parent = tree.parent(node);
        boolean inLoop = parent != Tree.NONE
                && tree.is(parent, Role.LOOP)
                && tree.field(node).equals("body");
        if (inLoop && depth[node] < DEEPEST) {
            depth[node]++;
            factor *= focus.loops();
        }
        if (terrain.isCondition(node)) {
            factor *= focus.conditions();
        }
        if (tree.is(node, Role.RETURN)) {
            factor *= focus.results();
        }
        if (tree.is(node, Role.FUNCTION) && hot.contains(name(tree, node))) {
            factor *= focus.calls();
        }
        return factor;
    }

    static String name(Tree tree, int function) {
        int name = tree.child(function, "name");
        if (name == Tree.NONE) {
            name = tree.child(function, "declarator");
            while (name != Tree.NONE && tree.child(name, "declarator") != Tree.NONE) {
                name = tree.child(name, "declarator");
            }
        }
        return name == Tree.NONE ? "" : tree.text(name);
    }

    private static Set<String> calledInLoops(Terrain terrain) {
        Tree tree = terrain.tree();
        Set<String> names = new HashSet<>();
        int loopEnd = 0;
        for (int node = 0; node < tree.size(); node++) {
            if (tree.is(node, Role.LOOP)) {
                loopEnd = Math.max(loopEnd, tree.after(node));
            }
            if (node < loopEnd && tree.is(node, Role.CALL)) {
                int callee = tree.child(node, "function");
                int called = callee == Tree.NONE ? tree.child(node, "name") : callee;
                if (called != Tree.NONE) {
                    String text = tree.text(called);
                    names.add(text.substring(text.lastIndexOf('.') + 1));
                }
            }
        }
        return names;
    }

    /** One more than what each line's marks weigh, by line from 1. */
    private double[] marked(Terrain terrain) {
        double[] byLine = new double[terrain.tree().lines().count() + 2];
        java.util.Arrays.fill(byLine, 1);
        for (Marks.Cause cause : Marks.Cause.values()) {
            marks.each(cause, terrain.path(), (line, weight) -> {
                if (line > 0 && line < byLine.length) {
                    byLine[line] += weight * focus.marks(cause);
                }
            });
        }
        return byLine;
    }
}
