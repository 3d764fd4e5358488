package dev.lamarck.evolve.survival;

import dev.lamarck.evolve.Members;
import dev.lamarck.evolve.Survival;
import dev.lamarck.evolve.SurvivalContract;

final class GenerationalContractTest extends SurvivalContract {

    @Override
    protected Survival survival() {
        return Members.built(Generational.Settings.class, Generational::new, "size: 12");
    }

    /** A generation replaces the one before, whatever its scores. */
    @Override
    protected boolean elitist() {
        return false;
    }

    /** A second part would replace the first. */
    @Override
    protected boolean splits() {
        return false;
    }
}
