package dev.lamarck.evolve.survival;

import dev.lamarck.evolve.Members;
import dev.lamarck.evolve.Survival;
import dev.lamarck.evolve.SurvivalContract;

final class ReplaceParentContractTest extends SurvivalContract {

    @Override
    protected Survival survival() {
        return Members.built(ReplaceParent.Settings.class, ReplaceParent::new, "size: 12");
    }
}
