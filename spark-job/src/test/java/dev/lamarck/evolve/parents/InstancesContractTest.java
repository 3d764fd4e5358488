package dev.lamarck.evolve.parents;

import dev.lamarck.evolve.Members;
import dev.lamarck.evolve.ParentSelection;
import dev.lamarck.evolve.ParentSelectionContract;

final class InstancesContractTest extends ParentSelectionContract {

    @Override
    protected ParentSelection selection() {
        return Members.built(Instances.Settings.class, Instances::new, "cases: [a, b]");
    }
}
