package dev.lamarck.evaluate.cached;

import dev.lamarck.conf.Catalog;
import dev.lamarck.conf.Offers;
import dev.lamarck.evaluate.Evaluator;

/** The evaluator that remembers, by name. */
public final class CachedEvaluators implements Offers<Evaluator> {

    @Override
    public Class<Evaluator> port() {
        return Evaluator.class;
    }

    @Override
    public Catalog<Evaluator> addTo(Catalog<Evaluator> catalog) {
        return catalog.with("cached", CachedSettings.class, settings -> new Cached(settings, Canonical.ofTrees()));
    }
}
