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
        return catalog.with("explore-exploit", ExploreExploit.Settings.class, ExploreExploit::new);
    }
}
