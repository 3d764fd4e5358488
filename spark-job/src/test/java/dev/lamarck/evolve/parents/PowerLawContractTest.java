package dev.lamarck.evolve.parents;

import dev.lamarck.evolve.Members;
import dev.lamarck.evolve.ParentSelection;
import dev.lamarck.evolve.ParentSelectionContract;

final class PowerLawContractTest extends ParentSelectionContract {

    @Override
    protected ParentSelection selection() {
        return Members.built(PowerLaw.Settings.class, PowerLaw::new, "{}");
    }
}
