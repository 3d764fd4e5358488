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
                .with("archive", Fittest.Settings.class, Fittest::new)
                .with("generational", Generational.Settings.class, Generational::new)
                .with("replace-parent", ReplaceParent.Settings.class, ReplaceParent::new)
                .with("nsga2", Nsga2.Settings.class, Nsga2::new)
                .with("nsga3", Nsga3.Settings.class, Nsga3::new)
                .with("pareto", Pareto.Settings.class, Pareto::new)
                .with("instances", Instances.Settings.class, Instances::new)
                .with("cvt-map-elites", CvtMapElites.Settings.class, CvtMapElites::new)
                .with("novelty", Novelty.Settings.class, Novelty::new);
    }
}
