package dev.lamarck.evolve.choice;

import dev.lamarck.conf.Catalog;
import dev.lamarck.conf.Offers;
import dev.lamarck.evolve.OperatorChoice;

/** The ways to choose operators, by name. */
public final class OperatorChoices implements Offers<OperatorChoice> {

    @Override
    public Class<OperatorChoice> port() {
        return OperatorChoice.class;
    }

    @Override
    public Catalog<OperatorChoice> addTo(Catalog<OperatorChoice> catalog) {
        return catalog.with("weights", ByWeight::new)
                .with("probability-matching", ProbabilityMatching.Settings.class, ProbabilityMatching::new)
                .with("ucb", UpperConfidence.Settings.class, UpperConfidence::new)
                .with("thompson", Thompson.Settings.class, Thompson::new);
    }
}
