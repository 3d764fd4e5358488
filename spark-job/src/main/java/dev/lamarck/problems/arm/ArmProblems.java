package dev.lamarck.problems.arm;

import dev.lamarck.conf.Catalog;
import dev.lamarck.conf.Offers;
import dev.lamarck.evaluate.Evaluator;

/** The arm repertoire by name. */
public final class ArmProblems implements Offers<Evaluator> {

    @Override
    public Class<Evaluator> port() {
        return Evaluator.class;
    }

    @Override
    public Catalog<Evaluator> addTo(Catalog<Evaluator> catalog) {
        return catalog.with("arm-repertoire", ArmRepertoire.Settings.class, ArmRepertoire::new);
    }
}
