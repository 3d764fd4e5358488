package dev.lamarck.evolve.parents;

import dev.lamarck.evolve.Members;
import dev.lamarck.evolve.ParentSelection;
import dev.lamarck.evolve.ParentSelectionContract;

final class WeightedContractTest extends ParentSelectionContract {

    @Override
    protected ParentSelection selection() {
        return Members.built(Weighted.Settings.class, Weighted::new, "{}");
    }
}
