package dev.lamarck.evolve.parents;

import dev.lamarck.evolve.Members;
import dev.lamarck.evolve.ParentSelection;
import dev.lamarck.evolve.ParentSelectionContract;

final class BestOfNContractTest extends ParentSelectionContract {

    @Override
    protected ParentSelection selection() {
        return Members.built(BestOfN.Settings.class, BestOfN::new, "n: 3");
    }
}
