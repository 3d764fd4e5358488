package dev.lamarck.evolve.survival;

import dev.lamarck.evolve.Members;
import dev.lamarck.evolve.Survival;
import dev.lamarck.evolve.SurvivalContract;

final class ParetoContractTest extends SurvivalContract {

    @Override
    protected Survival survival() {
        return Members.built(Pareto.Settings.class, Pareto::new, "size: 12");
    }
}
