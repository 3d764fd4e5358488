package dev.lamarck.evaluate;

import dev.lamarck.conf.Catalog;

/** The built-in evaluators, by name. */
public final class Catalogs {

    private Catalogs() {}

    public static Catalog<Evaluator> evaluators() {
        return Catalog.of("evaluator", Evaluator.class);
    }
}
