package dev.lamarck.evolve.parents;

import dev.lamarck.conf.Catalog;
import dev.lamarck.conf.Offers;
import dev.lamarck.evolve.ParentSelection;

/** The ways to choose parents, by name. */
public final class ParentSelections implements Offers<ParentSelection> {

    @Override
    public Class<ParentSelection> port() {
        return ParentSelection.class;
    }

    @Override
    public Catalog<ParentSelection> addTo(Catalog<ParentSelection> catalog) {
        return catalog.with("explore-exploit", ExploreExploit.Settings.class, ExploreExploit::new)
                .with("uniform", Uniform::new)
                .with("tournament", Tournament.Settings.class, Tournament::new)
                .with("rank", LinearRank.Settings.class, LinearRank::new)
                .with("power-law", PowerLaw.Settings.class, PowerLaw::new)
                .with("truncation", Truncation.Settings.class, Truncation::new)
                .with("roulette", Roulette.Settings.class, Roulette::new)
                .with("weighted", Weighted.Settings.class, Weighted::new)
                .with("beam", Beam.Settings.class, Beam::new)
                .with("best-of-n", BestOfN.Settings.class, BestOfN::new)
                .with("epsilon-lexicase", EpsilonLexicase.Settings.class, EpsilonLexicase::new)
                .with("instances", Instances.Settings.class, Instances::new)
                .with("crowded", Crowded.Settings.class, Crowded::new);
    }
}
