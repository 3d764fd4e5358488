package dev.lamarck.evolve.survival;

import dev.lamarck.conf.Catalog;
import dev.lamarck.conf.Offers;
import dev.lamarck.evolve.Survival;

/** The survival rules by name. */
public final class SurvivalRules implements Offers<Survival> {

    @Override
    public Class<Survival> port() {
        return Survival.class;
    }

    @Override
    public Catalog<Survival> addTo(Catalog<Survival> catalog) {
        return catalog.with("map-elites", MapElites.Settings.class, MapElites::new)
                .with("elites", Fittest.Settings.class, Fittest::new)
                .with("archive", Fittest.Settings.class, Fittest::new);
    }
}
