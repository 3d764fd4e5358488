package dev.lamarck.evaluate.analysis;

import dev.lamarck.conf.Catalog;
import dev.lamarck.conf.Offers;
import dev.lamarck.evaluate.Evaluator;

/** The evaluator {@code static-analysis} by name. */
public final class AnalysisEvaluators implements Offers<Evaluator> {

    @Override
    public Class<Evaluator> port() {
        return Evaluator.class;
    }

    @Override
    public Catalog<Evaluator> addTo(Catalog<Evaluator> catalog) {
        return catalog.with("static-analysis", AnalysisSettings.class, AnalysisEvaluator::new);
    }
}
