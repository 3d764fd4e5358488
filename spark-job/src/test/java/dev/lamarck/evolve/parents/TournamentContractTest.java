package dev.lamarck.evolve.parents;

import dev.lamarck.evolve.Members;
import dev.lamarck.evolve.ParentSelection;
import dev.lamarck.evolve.ParentSelectionContract;

final class TournamentContractTest extends ParentSelectionContract {

    @Override
    protected ParentSelection selection() {
        return Members.built(Tournament.Settings.class, Tournament::new, "{}");
    }
}
