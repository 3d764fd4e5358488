package dev.lamarck.vary.tree;

import dev.lamarck.conf.Catalog;
import dev.lamarck.conf.Offers;
import dev.lamarck.evolve.Variator;
import java.util.Optional;

/** The operators on syntax trees, by name. */
public final class TreeOperators implements Offers<Variator> {

    @Override
    public Class<Variator> port() {
        return Variator.class;
    }

    @Override
    public Catalog<Variator> addTo(Catalog<Variator> catalog) {
        Catalog<Variator> families = catalog.with(
                        "program-random",
                        RandomSettings.class,
                        settings -> family(settings.weights(), settings.manner(), settings.adaptive()))
                .with(
                        "program-semantic",
                        SemanticSettings.class,
                        settings -> family(settings.weights(), settings.manner(), settings.adaptive()))
                .with("graft", Graft.Settings.class, Graft::new);
        Catalog<Variator> singles = single(families, "constants", MoveKind.CONSTANTS);
        singles = single(singles, "operators", MoveKind.OPERATORS);
        singles = single(singles, "variables", MoveKind.VARIABLES);
        singles = single(singles, "expressions", MoveKind.EXPRESSIONS);
        singles = single(singles, "growth", MoveKind.GROWTH);
        singles = single(singles, "loop-bounds", MoveKind.LOOP_BOUNDS);
        return single(singles, "statements", MoveKind.DELETE, MoveKind.DUPLICATE, MoveKind.MOVE, MoveKind.SWAP);
    }

    private static Variator family(Weights weights, Family.Manner manner, Optional<String> adaptive) {
        Family family = new Family(weights, manner);
        return adaptive.<Variator>map(way -> Adaptive.of(family, way)).orElse(family);
    }

    private static Catalog<Variator> single(Catalog<Variator> catalog, String name, MoveKind... kinds) {
        return catalog.with(name, SingleSettings.class, settings -> new Family(Weights.of(kinds), settings.manner()));
    }
}
