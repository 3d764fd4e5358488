package dev.lamarck.evolve.survival;

import dev.lamarck.evolve.Members;
import dev.lamarck.evolve.Survival;
import dev.lamarck.evolve.SurvivalContract;

final class InstancesContractTest extends SurvivalContract {

    @Override
    protected Survival survival() {
        return Members.built(Instances.Settings.class, Instances::new, "cases: [a, b]");
    }

    /** The score is not a case. */
    @Override
    protected boolean elitist() {
        return false;
    }
}
