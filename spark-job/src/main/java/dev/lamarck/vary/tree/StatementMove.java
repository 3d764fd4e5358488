package dev.lamarck.vary.tree;

import dev.lamarck.syntax.Tree;
import dev.lamarck.vary.edit.Edit;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What is done with whole statements: taken away, doubled, put elsewhere, exchanged. */
enum StatementMove implements Move {
    DELETE {
        @Override
        public List<Edit> at(Terrain terrain, int site, Chance chance) {
            Edit removal = Placement.removal(terrain, terrain.statements().at(site));
            if (terrain.bindings().isMissed(site)) {
                return List.of();
            }
            return removal.text().equals(terrain.tree().text().substring(removal.start(), removal.end()))
                    ? List.of()
                    : List.of(removal);
        }
    },

    /** As often right behind itself as elsewhere. */
    DUPLICATE {
        @Override
        boolean suits(Terrain terrain, int node) {
            return super.suits(terrain, node) && !terrain.is(node, Shape.Trait.DECLARES);
        }

        @Override
        public List<Edit> at(Terrain terrain, int site, Chance chance) {
            Placement placement = new Placement(terrain, site);
            Statements.Statement self = terrain.statements().at(site);
            if (chance.is(0.5)) {
                return List.of(placement.beside(terrain, self, true));
            }
            List<Statements.Statement> neighbours =
                    placement.neighbours(terrain, reach(terrain, site, chance).and(other -> !other.overlaps(self)));
            if (neighbours.isEmpty()) {
                return List.of();
            }
            Statements.Statement neighbour = chance.oneOf(neighbours);
            boolean after = chance.is(0.5);
            return terrain.bindings()
                            .knows(
                                    needs(terrain, site),
                                    neighbour.node(),
                                    position(terrain, neighbour, after),
                                    Tree.NONE)
                    ? List.of(placement.beside(terrain, neighbour, after))
                    : List.of();
        }
    },

    MOVE {
        @Override
        public List<Edit> at(Terrain terrain, int site, Chance chance) {
            Placement placement = new Placement(terrain, site);
            Statements.Statement self = terrain.statements().at(site);
            List<Statements.Statement> neighbours =
                    placement.neighbours(terrain, reach(terrain, site, chance).and(other -> !other.overlaps(self)));
            if (neighbours.isEmpty()) {
                return List.of();
            }
            Statements.Statement neighbour = chance.oneOf(neighbours);
            boolean after = chance.is(0.5);
            int position = position(terrain, neighbour, after);
            Bindings bindings = terrain.bindings();
            if (!bindings.knows(needs(terrain, site), neighbour.node(), position, site)
                    || bindings.isMissed(site, neighbour.node(), position)) {
                return List.of();
            }
            Edit arrival = placement.beside(terrain, neighbour, after);
            Edit removal = Placement.removal(terrain, self);
            boolean nowhere =
                    removal.text().isEmpty() && (arrival.start() == self.start() || arrival.start() == self.end());
            return nowhere || arrival.collidesWith(removal) ? List.of() : List.of(removal, arrival);
        }
    },

    SWAP {
        @Override
        public List<Edit> at(Terrain terrain, int site, Chance chance) {
            Placement placement = new Placement(terrain, site);
            Statements.Statement self = terrain.statements().at(site);
            List<Statements.Statement> others = placement.neighbours(
                    terrain,
                    reach(terrain, site, chance)
                            .and(other ->
                                    !other.overlaps(self) && new Placement(terrain, other.node()).fits(terrain, site)));
            if (others.isEmpty()) {
                return List.of();
            }
            Statements.Statement other = chance.oneOf(others);
            if (!mayChange(terrain, Math.min(site, other.node()), Math.max(site, other.node()))) {
                return List.of();
            }
            String there = placement.text(terrain, other);
            String here = new Placement(terrain, other.node()).text(terrain, self);
            return there.equals(terrain.tree().text().substring(other.start(), other.end()))
                    ? List.of()
                    : List.of(
                            new Edit(terrain.file(), self.start(), self.end(), here),
                            new Edit(terrain.file(), other.start(), other.end(), there));
        }
    };

    @Override
    public int[] sites(Terrain terrain) {
        return terrain.once(
                this,
                () -> Arrays.stream(terrain.statements().nodes())
                        .filter(node -> suits(terrain, node))
                        .toArray());
    }

    /** Whether it makes sense for a statement. A definition is where it is for those who call it. */
    boolean suits(Terrain terrain, int node) {
        return !terrain.is(node, Shape.Trait.DEFINES);
    }

    private static Set<String> needs(Terrain terrain, int statement) {
        return terrain.bindings().needs(statement);
    }

    /** The node before which a statement comes that is put before or after another one. */
    private static int position(Terrain terrain, Statements.Statement neighbour, boolean after) {
        return after ? terrain.tree().after(neighbour.node()) : neighbour.node();
    }

    /** Whether two statements can change places with all names known where they are used. */
    private static boolean mayChange(Terrain terrain, int first, int last) {
        Bindings bindings = terrain.bindings();
        return bindings.knows(needs(terrain, last), first, first, first)
                && bindings.knows(needs(terrain, first), last, last, first)
                && !bindings.isMissed(first, last, last)
                && !bindings.isMissed(last, first, first);
    }

    /** How far a statement goes: as often within its block as not, seldom into another function. */
    private static Predicate<Statements.Statement> reach(Terrain terrain, int site, Chance chance) {
        double far = chance.uniform(0, 1);
        if (far < 0.5) {
            return other -> isSibling(terrain, site, other.node());
        }
        int function = Scions.functionAround(terrain.tree(), site);
        return other -> far > 0.95 || Scions.functionAround(terrain.tree(), other.node()) == function;
    }

    private static boolean isSibling(Terrain terrain, int one, int other) {
        Tree tree = terrain.tree();
        return tree.parent(one) == tree.parent(other);
    }
}
