package dev.lamarck.vary.tree;

import dev.lamarck.syntax.Tree;
import dev.lamarck.vary.edit.Edit;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** What is done with whole statements: taken away, doubled, put elsewhere, exchanged. */
enum StatementMove implements Move {
    DELETE {
        @Override
        public List<Edit> at(Terrain terrain, int site, Chance chance) {
            Edit removal = Placement.removal(terrain, terrain.statements().at(site));
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
            return neighbours.isEmpty()
                    ? List.of()
                    : List.of(placement.beside(terrain, chance.oneOf(neighbours), chance.is(0.5)));
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
            Edit arrival = placement.beside(terrain, chance.oneOf(neighbours), chance.is(0.5));
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
