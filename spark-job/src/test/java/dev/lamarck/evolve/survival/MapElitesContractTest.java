package dev.lamarck.evolve.survival;

import dev.lamarck.evolve.Members;
import dev.lamarck.evolve.Survival;
import dev.lamarck.evolve.SurvivalContract;

final class MapElitesContractTest extends SurvivalContract {

    @Override
    protected Survival survival() {
        return Members.built(MapElites.Settings.class, MapElites::new, "bins: 6");
    }

    /** The first arrivals lay down the ranges. */
    @Override
    protected boolean splits() {
        return false;
    }
}
