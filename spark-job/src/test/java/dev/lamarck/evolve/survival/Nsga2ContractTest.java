package dev.lamarck.evolve.survival;

import dev.lamarck.evolve.Members;
import dev.lamarck.evolve.Survival;
import dev.lamarck.evolve.SurvivalContract;

final class Nsga2ContractTest extends SurvivalContract {

    @Override
    protected Survival survival() {
        return Members.built(Nsga2.Settings.class, Nsga2::new, "size: 12");
    }
}
