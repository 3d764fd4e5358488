package dev.lamarck.evaluate.python;

import dev.lamarck.conf.Catalog;
import dev.lamarck.conf.Offers;
import dev.lamarck.evaluate.Evaluator;

/** Evaluators that are Python modules, by name. */
public final class PythonEvaluators implements Offers<Evaluator> {

    @Override
    public Class<Evaluator> port() {
        return Evaluator.class;
    }

    @Override
    public Catalog<Evaluator> addTo(Catalog<Evaluator> catalog) {
        return catalog.with("python", PythonSettings.class, PythonEvaluator::new);
    }
}
