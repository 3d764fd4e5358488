package dev.lamarck.evolve.survival;

import dev.lamarck.evolve.Members;
import dev.lamarck.evolve.Survival;
import dev.lamarck.evolve.SurvivalContract;

final class Nsga3ContractTest extends SurvivalContract {

    @Override
    protected Survival survival() {
        return Members.built(Nsga3.Settings.class, Nsga3::new, "size: 12");
    }

    /** Extreme points are remembered from contest to contest. */
    @Override
    protected boolean splits() {
        return false;
    }
}
