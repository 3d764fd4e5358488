package dev.lamarck.evolve.parents;

import dev.lamarck.evolve.Members;
import dev.lamarck.evolve.ParentSelection;
import dev.lamarck.evolve.ParentSelectionContract;

final class LinearRankContractTest extends ParentSelectionContract {

    @Override
    protected ParentSelection selection() {
        return Members.built(LinearRank.Settings.class, LinearRank::new, "{}");
    }
}
