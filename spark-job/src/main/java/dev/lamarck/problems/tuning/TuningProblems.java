package dev.lamarck.problems.tuning;

import dev.lamarck.conf.Catalog;
import dev.lamarck.conf.Offers;
import dev.lamarck.evaluate.Evaluator;

/** The hyper-parameter search by name. */
public final class TuningProblems implements Offers<Evaluator> {

    @Override
    public Class<Evaluator> port() {
        return Evaluator.class;
    }

    @Override
    public Catalog<Evaluator> addTo(Catalog<Evaluator> catalog) {
        return catalog.with("hyper-parameters", HyperParameterSearch.Settings.class, HyperParameterSearch::new);
    }
}
