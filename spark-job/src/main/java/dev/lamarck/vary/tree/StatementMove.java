package dev.lamarck.vary.tree;

import dev.lamarck.syntax.Tree;
import dev.lamarck.vary.edit.Edit;
import java.util.List;

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
            return !terrain.is(node, Shape.Trait.DECLARES) && !terrain.is(node, Shape.Trait.DEFINES);
        }

        @Override
        public List<Edit> at(Terrain terrain, int site, Chance chance) {
            Placement placement = new Placement(terrain, site);
            Statements.Statement self = terrain.statements().at(site);
            if (chance.is(0.5)) {
                return List.of(placement.beside(terrain, self, true));
            }
            List<Statements.Statement> neighbours = placement.neighbours(terrain, other -> true);
            return neighbours.isEmpty()
                    ? List.of()
                    : List.of(placement.beside(terrain, chance.oneOf(neighbours), chance.is(0.5)));
        }
    },

    /** As often within its block as elsewhere. */
    MOVE {
        @Override
        public List<Edit> at(Terrain terrain, int site, Chance chance) {
            Placement placement = new Placement(terrain, site);
            Statements.Statement self = terrain.statements().at(site);
            boolean near = chance.is(0.5);
            List<Statements.Statement> neighbours = placement.neighbours(
                    terrain, other -> !other.overlaps(self) && (!near || isSibling(terrain, site, other.node())));
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

    /** Mostly two neighbours. */
    SWAP {
        @Override
        public List<Edit> at(Terrain terrain, int site, Chance chance) {
            Placement placement = new Placement(terrain, site);
            Statements.Statement self = terrain.statements().at(site);
            boolean near = chance.is(0.7);
            List<Statements.Statement> others = placement.neighbours(
                    terrain,
                    other -> !other.overlaps(self)
                            && (!near || isSibling(terrain, site, other.node()))
                            && new Placement(terrain, other.node()).fits(terrain, site));
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
                () -> java.util.Arrays.stream(terrain.statements().nodes())
                        .filter(node -> suits(terrain, node))
                        .toArray());
    }

    /** Whether it makes sense for a statement. */
    boolean suits(Terrain terrain, int node) {
        return true;
    }

    private static boolean isSibling(Terrain terrain, int one, int other) {
        Tree tree = terrain.tree();
        return tree.parent(one) == tree.parent(other);
    }
}
