package dev.lamarck.vary.tree;

import dev.lamarck.syntax.Role;
import dev.lamarck.syntax.Tree;
import dev.lamarck.vary.edit.Edit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** The pieces of one program that can be put into another, and where. */
final class Scions {

    private static final double SAME_FUNCTION = 0.8;
    private static final double INSTEAD = 0.7;

    private final List<Piece> pieces = new ArrayList<>();

    /** A node of the giving program in a file that the other one has too. */
    private record Piece(Terrain from, Terrain into, int node, String function) {}

    Scions(Ground mother, Ground father) {
        List<Piece> all = new ArrayList<>();
        for (Terrain from : father.terrains()) {
            mother.terrain(from.file()).ifPresent(into -> {
                Map<Integer, Set<String>> there = texts(into);
                for (int node : candidates(from)) {
                    Piece piece = new Piece(from, into, node, function(from.tree(), node));
                    all.add(piece);
                    boolean strange = !there.getOrDefault(from.tree().kind(node), Set.of())
                            .contains(from.tree().text(node));
                    if (strange) {
                        pieces.add(piece);
                    }
                }
            });
        }
        if (pieces.isEmpty()) {
            pieces.addAll(all);
        }
    }

    private static int[] candidates(Terrain terrain) {
        return terrain.once(
                Scions.class,
                () -> terrain.nodes(node -> isStatement(terrain, node)
                        || terrain.tree().is(node, Role.FUNCTION)
                        || Expressions.isExpression(terrain, node)));
    }

    private static boolean isStatement(Terrain terrain, int node) {
        return terrain.statements().has(node);
    }

    private static Map<Integer, Set<String>> texts(Terrain terrain) {
        Tree tree = terrain.tree();
        Map<Integer, Set<String>> texts = new HashMap<>();
        for (int node : candidates(terrain)) {
            texts.computeIfAbsent(tree.kind(node), any -> new HashSet<>()).add(tree.text(node));
        }
        return texts;
    }

    /** The name of the function that a node is in, or is. */
    private static String function(Tree tree, int node) {
        int function = functionAround(tree, node);
        return function == Tree.NONE ? "" : Importance.name(tree, function);
    }

    /** The function that a node is in, or is. */
    static int functionAround(Tree tree, int node) {
        int here = node;
        while (here != Tree.NONE && !tree.is(here, Role.FUNCTION)) {
            here = tree.parent(here);
        }
        return here;
    }

    /** The change that brings a piece over; nothing if this one has no place. */
    Optional<Edit> edit(Ground mother, Chance chance) {
        if (pieces.isEmpty()) {
            return Optional.empty();
        }
        Piece piece = chance.oneOf(pieces);
        Terrain from = piece.from();
        Terrain into = piece.into();
        if (from.statements().has(piece.node())) {
            return chance.is(INSTEAD) ? instead(piece, chance) : beside(piece, chance);
        }
        boolean function = from.tree().is(piece.node(), Role.FUNCTION);
        int[] places = places(piece, function, chance);
        if (places.length == 0) {
            return Optional.empty();
        }
        int place = chance.oneOf(places);
        if (!function && !(isKnown(piece, place, place) && from.sorts().suits(piece.node(), into.sorts(), place))) {
            return Optional.empty();
        }
        String text = function ? from.tree().text(piece.node()) : Expressions.fitting(into, place, from, piece.node());
        return into.replaced(place, text).stream().findFirst();
    }

    /** Nodes of the same kind, mostly of the same function; a function takes the place of its namesake only. */
    private static int[] places(Piece piece, boolean function, Chance chance) {
        Tree tree = piece.into().tree();
        int kind = piece.from().tree().kind(piece.node());
        int[] all = IntStream.of(candidates(piece.into()))
                .filter(node -> tree.kind(node) == kind)
                .toArray();
        boolean near = function || chance.is(SAME_FUNCTION);
        int[] same = near
                ? IntStream.of(all)
                        .filter(node -> function(tree, node).equals(piece.function()))
                        .toArray()
                : new int[0];
        return function || same.length > 0 ? same : all;
    }

    private static Optional<Edit> instead(Piece piece, Chance chance) {
        Terrain into = piece.into();
        boolean function = piece.from().tree().is(piece.node(), Role.FUNCTION);
        Placement placement = new Placement(piece.from(), piece.node());
        int[] places = IntStream.of(places(piece, function, chance))
                .filter(into.statements()::has)
                .filter(node -> placement.fits(into, node))
                .toArray();
        if (places.length == 0) {
            return Optional.empty();
        }
        Statements.Statement place = into.statements().at(chance.oneOf(places));
        if (!isKnown(piece, place.node(), place.node())
                || into.bindings().isMissed(place.node(), piece.from().bindings(), piece.node())) {
            return Optional.empty();
        }
        String text = placement.text(into, place);
        return text.equals(into.tree().text().substring(place.start(), place.end()))
                ? Optional.empty()
                : Optional.of(new Edit(into.file(), place.start(), place.end(), text));
    }

    private static Optional<Edit> beside(Piece piece, Chance chance) {
        Terrain into = piece.into();
        Placement placement = new Placement(piece.from(), piece.node());
        List<Statements.Statement> neighbours = placement.neighbours(
                into, other -> function(into.tree(), other.node()).equals(piece.function()));
        if (neighbours.isEmpty()) {
            return Optional.empty();
        }
        Statements.Statement neighbour = chance.oneOf(neighbours);
        boolean after = chance.is(0.5);
        int position = after ? into.tree().after(neighbour.node()) : neighbour.node();
        return isKnown(piece, neighbour.node(), position)
                ? Optional.of(placement.beside(into, neighbour, after))
                : Optional.empty();
    }

    private static boolean isKnown(Piece piece, int beside, int position) {
        return piece.into().bindings().knows(piece.from().bindings().needs(piece.node()), beside, position, Tree.NONE);
    }
}
