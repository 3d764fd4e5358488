package dev.lamarck.evaluate.combine;

import dev.lamarck.conf.Catalog;
import dev.lamarck.conf.Offers;
import dev.lamarck.evaluate.Evaluator;

/** The evaluators made of evaluators, by name. */
public final class Combinations implements Offers<Evaluator> {

    @Override
    public Class<Evaluator> port() {
        return Evaluator.class;
    }

    @Override
    public Catalog<Evaluator> addTo(Catalog<Evaluator> catalog) {
        return catalog.with("composite", CompositeSettings.class, Composite::new)
                .with("cascade", CascadeSettings.class, Cascade::new)
                .with("replicated", ReplicatedSettings.class, Replicated::new);
    }
}
