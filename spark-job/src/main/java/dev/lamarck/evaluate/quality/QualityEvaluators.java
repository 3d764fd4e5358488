package dev.lamarck.evaluate.quality;

import dev.lamarck.conf.Catalog;
import dev.lamarck.conf.Offers;
import dev.lamarck.evaluate.Evaluator;

/** Evaluators that read programs and run nothing. */
public final class QualityEvaluators implements Offers<Evaluator> {

    @Override
    public Class<Evaluator> port() {
        return Evaluator.class;
    }

    @Override
    public Catalog<Evaluator> addTo(Catalog<Evaluator> catalog) {
        return catalog.with("code-quality", CodeQuality.Settings.class, CodeQuality::new);
    }
}
