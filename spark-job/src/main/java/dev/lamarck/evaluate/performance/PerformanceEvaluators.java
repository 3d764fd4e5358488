package dev.lamarck.evaluate.performance;

import dev.lamarck.conf.Catalog;
import dev.lamarck.conf.Offers;
import dev.lamarck.evaluate.Evaluator;

/** The evaluator {@code performance} by name. */
public final class PerformanceEvaluators implements Offers<Evaluator> {

    @Override
    public Class<Evaluator> port() {
        return Evaluator.class;
    }

    @Override
    public Catalog<Evaluator> addTo(Catalog<Evaluator> catalog) {
        return catalog.with("performance", PerformanceSettings.class, PerformanceEvaluator::new);
    }
}
