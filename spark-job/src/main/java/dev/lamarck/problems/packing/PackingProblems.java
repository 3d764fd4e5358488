package dev.lamarck.problems.packing;

import dev.lamarck.conf.Catalog;
import dev.lamarck.conf.Offers;
import dev.lamarck.evaluate.Evaluator;

/** Circle packing by name. */
public final class PackingProblems implements Offers<Evaluator> {

    @Override
    public Class<Evaluator> port() {
        return Evaluator.class;
    }

    @Override
    public Catalog<Evaluator> addTo(Catalog<Evaluator> catalog) {
        return catalog.with("circle-packing", PackingSettings.class, CirclePacking::new);
    }
}
