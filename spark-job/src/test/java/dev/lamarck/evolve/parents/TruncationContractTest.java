package dev.lamarck.evolve.parents;

import dev.lamarck.evolve.Members;
import dev.lamarck.evolve.ParentSelection;
import dev.lamarck.evolve.ParentSelectionContract;

final class TruncationContractTest extends ParentSelectionContract {

    @Override
    protected ParentSelection selection() {
        return Members.built(Truncation.Settings.class, Truncation::new, "{}");
    }
}
