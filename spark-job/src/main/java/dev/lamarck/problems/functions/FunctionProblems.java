package dev.lamarck.problems.functions;

import dev.lamarck.conf.Catalog;
import dev.lamarck.conf.Offers;
import dev.lamarck.evaluate.Evaluator;

/** The test functions by name. */
public final class FunctionProblems implements Offers<Evaluator> {

    @Override
    public Class<Evaluator> port() {
        return Evaluator.class;
    }

    @Override
    public Catalog<Evaluator> addTo(Catalog<Evaluator> catalog) {
        return catalog.with("test-function", FunctionProblem.Settings.class, FunctionProblem::new)
                .with("trap", DeceptiveTrap.Settings.class, DeceptiveTrap::new);
    }
}
