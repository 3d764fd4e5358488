package dev.lamarck.problems.fronts;

import dev.lamarck.conf.Catalog;
import dev.lamarck.conf.Offers;
import dev.lamarck.evaluate.Evaluator;
import dev.lamarck.genome.Metrics;
import java.util.Map;
import java.util.TreeMap;

/** The problems with known fronts by name. */
public final class FrontProblems implements Offers<Evaluator> {

    @Override
    public Class<Evaluator> port() {
        return Evaluator.class;
    }

    @Override
    public Catalog<Evaluator> addTo(Catalog<Evaluator> catalog) {
        return catalog.with("zdt", ZdtProblem.Settings.class, ZdtProblem::new)
                .with("dtlz2", Dtlz2.Settings.class, Dtlz2::new);
    }

    /** Objectives as metrics f1, f2, …. */
    static Metrics metrics(double[] objectives) {
        Map<String, Double> named = new TreeMap<>();
        for (int i = 0; i < objectives.length; i++) {
            named.put("f" + (i + 1), objectives[i]);
        }
        return Metrics.of(named);
    }
}
