package dev.lamarck.evolve;

final class MapElitesContractTest extends SurvivalContract {

    @Override
    Survival survival() {
        return Members.built(MapElites.Settings.class, MapElites::new, "bins: 6");
    }

    /** The first arrivals lay down the ranges. */
    @Override
    boolean splits() {
        return false;
    }
}
