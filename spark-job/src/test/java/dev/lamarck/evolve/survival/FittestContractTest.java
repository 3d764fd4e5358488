package dev.lamarck.evolve.survival;

import dev.lamarck.evolve.Members;
import dev.lamarck.evolve.Survival;
import dev.lamarck.evolve.SurvivalContract;

final class FittestContractTest extends SurvivalContract {

    @Override
    protected Survival survival() {
        return Members.built(Fittest.Settings.class, Fittest::new, "size: 12");
    }
}
